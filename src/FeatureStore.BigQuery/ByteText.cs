using System.Globalization;

namespace FeatureStore.BigQuery;

/// <summary>Spells numbers of bytes for people, as BigQuery's prices count them: a GB is 1024³ bytes.</summary>
public static class ByteText
{
    private static readonly string[] Units = ["kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Such as '1.5 GB (1610612736 bytes)', and '12 bytes' below a kB.</summary>
    public static string Of(long bytes)
    {
        if (bytes < 1024)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes");
        var (size, unit) = (bytes / 1024.0, 0);
        for (; size >= 1024 && unit < Units.Length - 1; unit++)
            size /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit]} ({bytes} bytes)");
    }
}
