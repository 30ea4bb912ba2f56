using System.Buffers;
using System.Text.Json;

namespace FeatureStore.BigQuery;

/// <summary>Writes the body of a call.</summary>
internal static class JsonBody
{
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void Reference(Utf8JsonWriter json, JobReference job)
    {
        json.WriteStartObject("jobReference");
        json.WriteString("projectId", job.ProjectId);
        json.WriteString("jobId", job.JobId);
        if (job.Location is not null)
            json.WriteString("location", job.Location);
        json.WriteEndObject();
    }

    public static void Labels(Utf8JsonWriter json, BigQueryOptions options)
    {
        if (options.Labels.Count == 0)
            return;
        json.WriteStartObject("labels");
        foreach (var (key, value) in options.Labels)
            json.WriteString(key, value);
        json.WriteEndObject();
    }
}
