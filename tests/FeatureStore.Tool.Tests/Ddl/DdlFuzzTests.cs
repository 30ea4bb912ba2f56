using CsCheck;
using FeatureStore.Tool.Ddl;

namespace FeatureStore.Tool.Tests.Ddl;

/// <summary>Whatever stands in a file, the reader says what is wrong with it, and where.</summary>
public sealed class DdlFuzzTests
{
    private static readonly string[] Pieces =
    [
        "CREATE", "TABLE", "OR REPLACE", "IF NOT EXISTS", "`p.d.t`", "t", "(", ")", ",", ";", "ALTER TABLE", "ADD COLUMN", "DROP", "RENAME COLUMN", "TO", "SET OPTIONS", "ALTER COLUMN",
        "PARTITION BY", "RANGE_BUCKET(", "GENERATE_ARRAY(", "CLUSTER BY", "OPTIONS(", "description", "=", "'x'", "\"\"\"y\"\"\"", "r'\\'", "'\\U0010FFFF'", "'\\xff'", "'\\UFFFFFFFF'", "STRUCT<", "ARRAY<", ">",
        "INT64", "NUMERIC(5,2)", "STRING(", "9999999999999999999999", "-1", "1e400", ".5", "NOT NULL", "DEFAULT", "PRIMARY KEY", "REFERENCES", "NOT ENFORCED", "-- c\n", "/* c */", "/*", "`", "'", "[", "]", "{", "@", "é", "\0", "\n", "labels", "[('a','b')]", "NULL", "TRUE",
    ];

    [Fact]
    public void Any_text_is_read_or_refused_at_a_place() => Gen.String.Sample(Read, iter: 20_000);

    [Fact]
    public void Any_pieces_of_DDL_are_read_or_refused_at_a_place() =>
        Gen.OneOf(Pieces).Array[0, 30].Select(pieces => string.Join(' ', pieces)).Sample(Read, iter: 50_000);

    [Fact]
    public void Any_damage_to_a_table_is_read_or_refused_at_a_place()
    {
        var whole = Shapes.All.Select(DdlWriter.Write);
        Gen.Select(whole, Gen.Int[0, 4_000], Gen.Int[0, 5], Gen.OneOf(Pieces)).Sample((ddl, at, length, piece) =>
        {
            at = Math.Min(at, ddl.Length);
            Read($"{ddl[..at]}{piece}{ddl[Math.Min(at + length, ddl.Length)..]}");
        }, iter: 5_000);
    }

    [Fact]
    public void Types_without_end_are_refused()
    {
        var error = Assert.Throws<DdlException>(() => DdlParser.Parse("t.sql", $"CREATE TABLE t (a {string.Concat(Enumerable.Repeat("STRUCT<a ", 100_000))}"));
        Assert.Equal("t.sql(1,163): The type nests deeper than 16 levels.", error.Message);
    }

    private static void Read(string text)
    {
        try
        {
            foreach (var table in DdlHistory.Of(DdlParser.Parse("t.sql", text).Statements).Tables)
                TableJsonWriter.Write(table);
        }
        catch (DdlException error)
        {
            Assert.Matches(@"(?s)^t\.sql\([0-9]+,[0-9]+\): .+[.?]$", error.Message);
        }
    }
}
