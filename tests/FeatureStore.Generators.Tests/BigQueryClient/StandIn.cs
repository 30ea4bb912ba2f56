using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FeatureStore.Generators.Tests.BigQueryClient;

/// <summary>An assembly with the public names and signatures of Google.Cloud.BigQuery.V2 that emitted code uses, whose client gives back what a test put in.</summary>
internal static class StandIn
{
    private const string Code =
        """
        #nullable disable
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Google.Apis.Bigquery.v2.Data;

        namespace Google.Apis.Bigquery.v2.Data
        {
            public class TableFieldSchema { public virtual string Name { get; set; } }
            public class TableSchema { public virtual IList<TableFieldSchema> Fields { get; set; } }
        }

        namespace Google.Cloud.BigQuery.V2
        {
            public enum BigQueryDbType { Int64 = 1, Bytes, String, Timestamp, Date, Time, DateTime, Float64, Bool, Struct, Array, Numeric, Geography, BigNumeric, Json }

            public sealed class BigQueryParameter
            {
                public BigQueryParameter(string name, BigQueryDbType? type, object value) => (Name, Type, Value) = (name, type, value);
                public string Name { get; set; }
                public BigQueryDbType? Type { get; set; }
                public object Value { get; set; }
            }

            public sealed class QueryOptions { public bool? UseQueryCache { get; set; } }
            public sealed class GetQueryResultsOptions { public int? PageSize { get; set; } }
            public struct BigQueryNumeric { private readonly string _text; public BigQueryNumeric(string text) => _text = text; public override string ToString() => _text; }
            public sealed class BigQueryGeography { public BigQueryGeography(string text) => Text = text; public string Text { get; } public override string ToString() => Text; }

            public sealed class BigQueryRow
            {
                private readonly object[] _values;
                public BigQueryRow(object[] values, TableSchema schema) => (_values, Schema) = (values, schema);
                public TableSchema Schema { get; }
                public object this[int index] => _values[index];
                public object this[string name] => _values[Schema.Fields.ToList().FindIndex(f => f.Name == name)];
            }

            public sealed class BigQueryResults : IEnumerable<BigQueryRow>
            {
                private readonly List<BigQueryRow> _rows;
                public BigQueryResults(TableSchema schema, List<BigQueryRow> rows) => (Schema, _rows) = (schema, rows);
                public TableSchema Schema { get; }
                public IEnumerator<BigQueryRow> GetEnumerator() => _rows.GetEnumerator();
                IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
                public async IAsyncEnumerable<BigQueryRow> GetRowsAsync()
                {
                    foreach (var row in _rows)
                    {
                        await Task.Yield();
                        yield return row;
                    }
                }
            }

            public abstract class BigQueryClient
            {
                // As in the package: what a client does is in the class derived from it.
                public virtual Task<BigQueryResults> ExecuteQueryAsync(string sql, IEnumerable<BigQueryParameter> parameters, QueryOptions queryOptions = null, GetQueryResultsOptions resultsOptions = null, CancellationToken cancellationToken = default) =>
                    throw new NotImplementedException();
            }
        }
        """;

    private static readonly Lazy<byte[]> Image = new(() =>
    {
        using var stream = new MemoryStream();
        var result = ConsumerCode.Compile(Code).WithAssemblyName("Google.Cloud.BigQuery.V2").Emit(stream);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return stream.ToArray();
    });

    public static byte[] Assembly => Image.Value;

    public static MetadataReference Reference => MetadataReference.CreateFromImage(Assembly);
}
