using CsCheck;
using FeatureStore.Generators.Definitions;
using FeatureStore.GoogleSql;
using FeatureStore.Tests;
using FeatureStore.Tool.Contracts;
using FeatureStore.Tool.Ddl;
using FeatureStore.Tool.Export;

namespace FeatureStore.Tool.Tests.Ddl;

/// <summary>A table is the same after it went through DDL, through table.json, and through Google's own analyzer.</summary>
public sealed class DdlRoundTripTests
{
    public static TheoryData<string> Tables => ["ml_feature_store_v2", "player_prop_predictions", "daily_prediction_signals"];

    private static string Schema => Path.Combine(AppContext.BaseDirectory, "schema");

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_definition_is_written_as_it_was_read(string table)
    {
        var text = File.ReadAllText(Path.Combine(Schema, $"{table}.table.json")).ReplaceLineEndings("\n");

        Assert.Equal(text, TableJsonWriter.Write(TableJsonReader.Read(text)));
        Assert.Equal(text, TableJsonWriter.Write(Parse(DdlWriter.Write(TableJsonReader.Read(text)))));
    }

    [Fact]
    public void Any_table_comes_back_from_its_DDL() =>
        Shapes.All.Sample(table => Assert.Equal(TableJsonWriter.Write(table), TableJsonWriter.Write(Parse(DdlWriter.Write(table)))), iter: 2_000);

    [Fact]
    public void Any_table_comes_back_from_its_definition_and_a_build_takes_it() => Shapes.All.Sample(
        table =>
        {
            var text = TableJsonWriter.Write(table);
            Assert.Equal(text, TableJsonWriter.Write(TableJsonReader.Read(text)));
            Assert.DoesNotContain(
                DefinitionReader.Read(new("plays.table.json", text), null).Diagnostics.Select(d => d.ToDiagnostic()),
                d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error && d.Id is not "FS0006");
        },
        iter: 500);

    [EngineTheory]
    [MemberData(nameof(Tables))]
    public void Google_makes_the_same_columns_of_exported_DDL(string table)
    {
        var shape = DefinitionFolder.Find(Schema, table).Shape;

        Assert.Equal(Described(ShapeTable.Of(shape).Columns), Described(GoogleSqlEngine.Shared.CreatedColumns(DdlWriter.Write(shape))));
    }

    [EngineFact]
    public void Google_makes_the_same_columns_of_any_DDL() => Shapes.All.Sample(
        table =>
        {
            // The tables that keys refer to are not there, and this engine knows no collations and no pseudo columns.
            var ddl = DdlWriter.Write(table with { ForeignKeys = [], Partition = table.Partition?.Column is null ? null : table.Partition, FilterRequired = false, Columns = [.. table.Columns.Select(WithoutCollation)] });
            var made = GoogleSqlEngine.Shared.CreatedColumns(ddl);
            Assert.True(Described(ShapeTable.Of(table).Columns) == Described(made), ddl);
        },
        iter: 300, threads: 1);

    [Fact]
    public void The_names_of_types_and_modes_are_those_of_the_runtime()
    {
        Assert.Equal(Enum.GetNames<ColumnType>(), Enum.GetNames<DataType>());
        Assert.Equal(Enum.GetNames<Generators.Definitions.ColumnMode>(), Enum.GetNames<ColumnMode>());
    }

    private static ShapeColumn WithoutCollation(ShapeColumn column) => column with { Collation = null, Fields = [.. column.Fields.Select(WithoutCollation)] };

    private static TableShape Parse(string ddl) => Assert.Single(DdlHistory.Of(DdlParser.Parse("t.sql", ddl).Statements).Tables);

    private static string Described(IEnumerable<ColumnInfo> columns) => string.Join('\n', columns.Select(Described));

    private static string Described(ColumnInfo column) =>
        $"{column.Name} {column.Mode} {column.Type} {column.Precision} {(column.Scale is 0 ? null : column.Scale)} {column.MaxLength} <{string.Join(", ", column.Fields.Select(Described))}>";
}
