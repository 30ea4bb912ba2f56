using FeatureStore.Generators.Definitions;
using FeatureStore.GoogleSql;
using FeatureStore.Tests;
using FeatureStore.Tool.Ddl;
using FeatureStore.Tool.Export;
using FeatureStore.Tool.Plan;
using FeatureStore.Tool.Tests.Ddl;
using CsCheck;

namespace FeatureStore.Tool.Tests.Plan;

/// <summary>The steps to a definition: each under the grade that BigQuery's rules give it, and all of them together arrive.</summary>
public sealed class BigQueryPlanTests
{
    private const string Columns = "day DATE NOT NULL, player STRING, points INT64, score NUMERIC(5, 2), note STRING(10), tags ARRAY<STRING>, box STRUCT<games INT64, text STRING>";
    private const string Live = $"CREATE TABLE `p.d.plays` ({Columns}) PARTITION BY day CLUSTER BY player OPTIONS (partition_expiration_days = 90);";
    private const string Table = "`p.d.plays`";

    [Fact]
    public void A_table_as_its_definition_says_needs_nothing_whatever_the_order()
    {
        Assert.Empty(Plan(Live));
        Assert.Empty(Plan(Live.Replace("day DATE NOT NULL, player STRING,", "player STRING, day DATE NOT NULL,", StringComparison.Ordinal)));
        Assert.Empty(Plan(Live.Replace("games INT64, text STRING", "text STRING, games INT64", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("points INT64", "points NUMERIC", "Safe", "SET DATA TYPE NUMERIC")]
    [InlineData("points INT64", "points BIGNUMERIC", "Safe", "SET DATA TYPE BIGNUMERIC")]
    [InlineData("points INT64", "points FLOAT64", "Lossy", "SET DATA TYPE FLOAT64")]
    [InlineData("NUMERIC(5, 2)", "NUMERIC(7, 2)", "Safe", "SET DATA TYPE NUMERIC(7, 2)")]
    [InlineData("NUMERIC(5, 2)", "NUMERIC", "Safe", "SET DATA TYPE NUMERIC")]
    [InlineData("note STRING(10)", "note STRING(20)", "Safe", "SET DATA TYPE STRING(20)")]
    [InlineData("note STRING(10)", "note STRING", "Safe", "SET DATA TYPE STRING")]
    [InlineData("games INT64", "games NUMERIC", "Safe", "SET DATA TYPE STRUCT<games NUMERIC, text STRING>")]
    [InlineData("day DATE NOT NULL", "day DATE", "Safe", "DROP NOT NULL")]
    [InlineData("points INT64", "points INT64 DEFAULT 3", "Safe", "SET DEFAULT 3")]
    [InlineData("points INT64", "points INT64 OPTIONS (description = 'scored')", "Safe", "SET OPTIONS (description = \"scored\")")]
    [InlineData("partition_expiration_days = 90", "partition_expiration_days = 120", "Safe", "SET OPTIONS (partition_expiration_days = 120)")]
    [InlineData("partition_expiration_days = 90", "partition_expiration_days = 30", "Lossy", "SET OPTIONS (partition_expiration_days = 30)")]
    [InlineData("partition_expiration_days = 90", "partition_expiration_days = 90, require_partition_filter = TRUE", "Safe", "SET OPTIONS (require_partition_filter = TRUE)")]
    [InlineData("partition_expiration_days = 90", "partition_expiration_days = 90, description = 'plays'", "Safe", "SET OPTIONS (description = \"plays\")")]
    [InlineData("text STRING>", "text STRING>, PRIMARY KEY (day) NOT ENFORCED", "Safe", "ADD PRIMARY KEY (day) NOT ENFORCED")]
    public void What_BigQuery_alters_in_place_is_altered(string from, string to, string grade, string statement)
    {
        var step = Assert.Single(Plan(Live.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(grade, step.Grade.ToString());
        Assert.EndsWith(statement, Assert.Single(step.Statements));
    }

    [Theory]
    [InlineData("player STRING,", "player BYTES,", "Rewrite", "CAST(player AS BYTES) AS player")]
    [InlineData("points INT64", "points STRING", "Rewrite", "CAST(points AS STRING) AS points")]
    [InlineData("player STRING,", "player FLOAT64,", "Lossy", "SAFE_CAST(player AS FLOAT64) AS player")]
    [InlineData("NUMERIC(5, 2)", "NUMERIC(4, 2)", "Lossy", "SAFE_CAST(score AS NUMERIC(4, 2)) AS score")]
    [InlineData("note STRING(10)", "note STRING(5)", "Lossy", "SAFE_CAST(note AS STRING(5)) AS note")]
    [InlineData("player STRING,", "player JSON,", "Lossy", "SAFE.PARSE_JSON(player) AS player")]
    [InlineData("tags ARRAY<STRING>", "tags ARRAY<INT64>", "Lossy", "ARRAY(SELECT SAFE_CAST(element AS INT64) FROM UNNEST(tags) AS element WITH OFFSET AS position ORDER BY position) AS tags")]
    [InlineData("games INT64", "games STRING", "Rewrite", "IF(box IS NULL, NULL, STRUCT(CAST(box.games AS STRING) AS games, box.text AS text)) AS box")]
    [InlineData("PARTITION BY day", "PARTITION BY DATE_TRUNC(day, MONTH)", "Rewrite", "PARTITION BY DATE_TRUNC(day, MONTH)")]
    [InlineData("player STRING,", "player STRING NOT NULL,", "Rewrite", "player STRING NOT NULL")]
    public void What_it_does_not_is_written_into_another_table(string from, string to, string grade, string part)
    {
        var step = Assert.Single(Plan(Live.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(grade, step.Grade.ToString());
        Assert.Equal(3, step.Statements.Count);
        Assert.Contains(part, step.Statements[0]);
        Assert.StartsWith("CREATE TABLE `p.d.plays__new`\n", step.Statements[0]);
        Assert.Equal([$"ALTER TABLE {Table} RENAME TO plays__before", "ALTER TABLE `p.d.plays__new` RENAME TO plays"], step.Statements.Skip(1));
        Assert.Contains("charged as a query over the whole table", step.Sentence);
        Assert.Equal(grade == "Lossy", step.Sentence.Contains("becomes null", StringComparison.Ordinal));
    }

    private const string Loaded = "CREATE TABLE `p.d.plays` (player STRING, points INT64, more DATE) PARTITION BY _PARTITIONDATE OPTIONS (require_partition_filter = TRUE);";

    [Theory]
    [InlineData("points STRING", "_PARTITIONDATE", "Rewrite", "_PARTITIONTIME", "CAST(points AS STRING) AS points")]
    [InlineData("points INT64", "TIMESTAMP_TRUNC(_PARTITIONTIME, MONTH)", "Rewrite", "TIMESTAMP_TRUNC(_PARTITIONTIME, MONTH)", "points")]
    [InlineData("points DATE", "_PARTITIONDATE", "Impossible", "", "")]
    public void Rows_keep_the_time_of_their_load(string points, string partition, string grade, string loaded, string value)
    {
        var definition = Loaded.Replace("points INT64, more DATE", points, StringComparison.Ordinal).Replace("_PARTITIONDATE", partition, StringComparison.Ordinal);

        var step = BigQueryPlan.Of(Shape(definition), Shape(Loaded), [])[0];

        Assert.Equal(grade, step.Grade.ToString());
        if (loaded.Length == 0)
            return;
        Assert.Equal(
            [
                $"ALTER TABLE {Table} SET OPTIONS (require_partition_filter = FALSE)",
                $"CREATE TABLE `p.d.plays__new`\n(\n  player STRING,\n  {points},\n  more DATE\n)\nPARTITION BY {partition}\nOPTIONS (\n  require_partition_filter = TRUE\n)",
                $"INSERT INTO `p.d.plays__new` (_PARTITIONTIME, player, points, more)\nSELECT\n  {loaded},\n  player,\n  {value},\n  more\nFROM {Table}",
                $"ALTER TABLE {Table} RENAME TO plays__before",
                "ALTER TABLE `p.d.plays__new` RENAME TO plays",
            ],
            step.Statements);
    }

    [Fact]
    public void A_time_of_the_load_that_is_not_there_is_not_made_up_and_one_that_goes_is_told()
    {
        var byLoad = Assert.Single(Plan(Live.Replace("PARTITION BY day", "PARTITION BY _PARTITIONDATE", StringComparison.Ordinal)));
        Assert.Equal((PlanGrade.Impossible, 0), (byLoad.Grade, byLoad.Statements.Count));
        Assert.EndsWith("the rows that are there do not say when they were loaded: make another table with 'featurestore create', and load each day into its partition, TABLE$YYYYMMDD", byLoad.Sentence);

        var byColumn = Assert.Single(BigQueryPlan.Of(Shape(Loaded.Replace("_PARTITIONDATE", "more", StringComparison.Ordinal)), Shape(Loaded), []));
        Assert.Equal(PlanGrade.Lossy, byColumn.Grade);
        Assert.Contains("The time of the load, _PARTITIONTIME, goes: put it into a column first if anybody needs it.", byColumn.Sentence);
    }

    // The engine has no pseudo columns; it takes one by that name for a column.
    [EngineFact]
    public void Google_understands_how_rows_keep_the_time_of_their_load()
    {
        var definition = Shape(Loaded.Replace("points INT64", "points STRING", StringComparison.Ordinal).Replace("_PARTITIONDATE", "TIMESTAMP_TRUNC(_PARTITIONTIME, MONTH)", StringComparison.Ordinal));
        var insert = BigQueryPlan.Of(definition, Shape(Loaded), [])[0].Statements[2];

        GoogleSqlEngine.Shared.Check(insert, [ShapeTable.Of(WithLoad(Shape(Loaded))), ShapeTable.Of(WithLoad(definition) with { Path = definition.Path with { Table = "plays__new" } })]);

        static TableShape WithLoad(TableShape table) =>
            table with { Partition = null, FilterRequired = false, Columns = table.Columns.Add(new("_PARTITIONTIME", ColumnType.Timestamp, Generators.Definitions.ColumnMode.Nullable)) };
    }

    [Theory]
    [InlineData("player STRING,", "player ARRAY<STRING>,", "player should be ARRAY<STRING>, and is STRING, for which there is no cast")]
    [InlineData("day DATE NOT NULL", "day DATE NOT NULL, at STRUCT<a INT64>", "")]
    [InlineData("points INT64", "points DATE", "points should be DATE, and is INT64, for which there is no cast")]
    public void What_has_no_cast_is_impossible(string from, string to, string sentence)
    {
        var step = Assert.Single(Plan(Live.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(sentence.Length > 0 ? PlanGrade.Impossible : PlanGrade.Safe, step.Grade);
        Assert.StartsWith(sentence, step.Sentence);
        Assert.Equal(sentence.Length > 0, step.Statements.Count == 0);
    }

    [Fact]
    public void Columns_are_added_in_one_statement_that_is_no_silence_where_they_are_there()
    {
        var steps = Plan(Live.Replace("tags ARRAY<STRING>", "tags ARRAY<STRING>, rebounds INT64 DEFAULT 0, assists ARRAY<INT64>, must INT64 NOT NULL", StringComparison.Ordinal));

        Assert.Equal([PlanGrade.Safe, PlanGrade.Impossible], steps.Select(s => s.Grade));
        Assert.Equal(
            [$"ALTER TABLE {Table}\n  ADD COLUMN rebounds INT64,\n  ADD COLUMN assists ARRAY<INT64>,\n  ADD COLUMN must INT64", $"ALTER TABLE {Table} ALTER COLUMN rebounds SET DEFAULT 0"],
            steps[0].Statements);
        Assert.StartsWith("must should be REQUIRED, which BigQuery takes for no column that is added", steps[1].Sentence);
        Assert.Empty(steps[1].Statements);
    }

    [Fact]
    public void A_column_that_is_too_many_is_dropped_last_and_needs_not_go()
    {
        var step = Assert.Single(Plan(Live.Replace("note STRING(10), ", "", StringComparison.Ordinal)));

        Assert.Equal((PlanGrade.Lossy, true, $"ALTER TABLE {Table} DROP COLUMN note"), (step.Grade, step.IsOptional, step.Statements[0]));
        Assert.Contains(Plan(Live.Replace("PARTITION BY day", "", StringComparison.Ordinal).Replace("day DATE NOT NULL, ", "", StringComparison.Ordinal).Replace("partition_expiration_days = 90", "", StringComparison.Ordinal)), s => s is { Grade: PlanGrade.Impossible, Subject: "day" });
    }

    [Fact]
    public void What_no_DDL_says_is_a_command()
    {
        var clustering = Assert.Single(Plan(Live.Replace("CLUSTER BY player", "CLUSTER BY player, points", StringComparison.Ordinal)));
        Assert.Equal((PlanGrade.Safe, "bq update --clustering_fields=player,points p:d.plays"), (clustering.Grade, clustering.Command));
        Assert.Empty(clustering.Statements);

        var field = Assert.Single(Plan(Live.Replace("text STRING>", "text STRING, day DATE>", StringComparison.Ordinal)));
        Assert.Equal(PlanGrade.Safe, field.Grade);
        Assert.Contains("bq update p:d.plays schema.json", field.Command);
    }

    [Fact]
    public void A_column_that_had_another_name_is_renamed_and_one_that_partitions_is_written_anew()
    {
        var renamed = Assert.Single(BigQueryPlan.Of(Shape(Live.Replace("points INT64", "scored INT64", StringComparison.Ordinal)), Shape(Live), [new("scored", new[] { "points" }.ToEquatableArray(), null)]));
        Assert.Equal((PlanGrade.Safe, $"ALTER TABLE {Table} RENAME COLUMN points TO scored"), (renamed.Grade, Assert.Single(renamed.Statements)));

        var moved = Assert.Single(BigQueryPlan.Of(Shape(Live.Replace("day", "game_date", StringComparison.Ordinal).Replace("expiration_game_dates", "expiration_days", StringComparison.Ordinal)), Shape(Live), [new("game_date", new[] { "day" }.ToEquatableArray(), null)]));
        Assert.Equal(PlanGrade.Rewrite, moved.Grade);
        Assert.Contains("  day AS game_date,\n", moved.Statements[0]);
        Assert.Contains("PARTITION BY game_date\n", moved.Statements[0]);
    }

    [Fact]
    public void A_rewrite_deletes_no_partitions_and_drops_no_columns()
    {
        var steps = Plan(Live.Replace("points INT64, ", "", StringComparison.Ordinal).Replace("player STRING,", "player BYTES,", StringComparison.Ordinal).Replace("days = 90", "days = 30", StringComparison.Ordinal));

        Assert.Equal([PlanGrade.Lossy, PlanGrade.Rewrite, PlanGrade.Lossy], steps.Select(s => s.Grade));
        Assert.Contains("partition_expiration_days = 90", steps[1].Statements[0]);
        Assert.Contains("\n  points\nFROM", steps[1].Statements[0]);
    }

    [Fact]
    public void Steps_that_are_all_taken_arrive_at_the_definition() => Pairs.Sample(
        pair =>
        {
            var steps = BigQueryPlan.Of(pair.Definition, pair.Live, []);
            var script = string.Concat(steps.SelectMany(s => s.Statements).Select(s => $"{s};\n"));
            var history = DdlHistory.Of(DdlParser.Parse("live.sql", DdlWriter.Write(pair.Live)).Statements.Concat(DdlParser.Parse("plan.sql", script).Statements));
            Assert.DoesNotContain(history.Contradictions, c => c.Kind != ContradictionKind.Diverges);
            var left = steps.Where(s => s.Grade == PlanGrade.Impossible || s.Command is not null).ToList();
            var arrived = history.Tables.Single(t => t.Path.Table == "plays");
            foreach (var column in pair.Definition.Columns.Where(c => left.TrueForAll(s => s.Subject != c.Name && s.Subject != "rows")))
                Assert.True(Same(column, arrived.Find(column.Name)!), $"{column.Name}\n{DdlWriter.Write(pair.Live)}\n{DdlWriter.Write(pair.Definition)}\n{script}");
            // And a second time there is nothing left but what was left.
            Assert.All(BigQueryPlan.Of(pair.Definition, arrived, []), s => Assert.True(s.Grade == PlanGrade.Impossible || s.Command is not null || left.Count > 0, $"{s.Sentence}\n{DdlWriter.Write(pair.Live)}\n{DdlWriter.Write(pair.Definition)}\n{script}"));
        },
        iter: 1_000);

    [EngineFact]
    public void Google_understands_each_statement_of_any_plan() => Pairs.Sample(
        pair =>
        {
            var (definition, live) = (Known(pair.Definition), Known(pair.Live));
            var table = live;
            foreach (var statement in BigQueryPlan.Of(definition, live, []).SelectMany(s => s.Statements.Concat(s.Check is { } check ? [check] : [])))
            {
                try
                {
                    GoogleSqlEngine.Shared.Check(statement, [ShapeTable.Of(table), ShapeTable.Of(table with { Path = table.Path with { Table = "plays__new" } })]);
                }
                catch (GoogleSqlException error)
                {
                    Assert.Fail($"{error.Message}\n{statement}\n{DdlWriter.Write(live)}");
                }

                // The engine must know what the statements before have added.
                if (statement.StartsWith("ALTER TABLE `my-project.d.plays`", StringComparison.Ordinal) && !statement.Contains("RENAME TO", StringComparison.Ordinal))
                    table = DdlHistory.Of(DdlParser.Parse("live.sql", $"{DdlWriter.Write(table)}\n{statement};").Statements).Tables[0];
            }
        },
        iter: 150, threads: 1);

    [EngineFact]
    public void Google_understands_the_plan_for_the_table_itself()
    {
        var definition = Contracts.DefinitionFolder.Find(Path.Combine(AppContext.BaseDirectory, "schema"), "ml_feature_store_v2").Shape;
        var live = definition with
        {
            Columns = [.. definition.Columns.Where(c => c.Name != "features").Select(c => c.Name.EndsWith("_quality", StringComparison.Ordinal) ? c with { Type = ColumnType.String } : c)],
            Clustering = [],
        };

        var steps = BigQueryPlan.Of(definition, live, []);

        Assert.Equal([PlanGrade.Safe, PlanGrade.Safe, PlanGrade.Lossy], steps.Select(s => s.Grade));
        GoogleSqlEngine.Shared.Check(steps[0].Statements[0], ShapeTable.Of(live));
        foreach (var statement in steps.Skip(1).SelectMany(s => s.Statements).Append(steps[2].Check!))
            GoogleSqlEngine.Shared.Check(statement, ShapeTable.Of(live with { Columns = live.Columns.Add(definition.Find("features")!) }), ShapeTable.Of(definition with { Path = definition.Path with { Table = "ml_feature_store_v2__new" } }));
    }

    // Two random tables that share most of their columns.
    private static Gen<(TableShape Live, TableShape Definition)> Pairs { get; } =
        from live in Shapes.All
        from other in Shapes.All
        from keep in Gen.Int[0, 3]
        select (live, keep == 0 ? other : live with
        {
            Columns = [.. live.Columns.Select((column, i) => (i + keep) % 3 == 0 ? (other.Find(column.Name) ?? column) with { Name = column.Name } : column), .. other.Columns.Where(c => live.Find(c.Name) is null)],
            Description = other.Description,
            FilterRequired = live.Partition is not null && other.FilterRequired,
            Clustering = other.Clustering,
            PrimaryKey = other.PrimaryKey,
        });

    // The tables that keys refer to are not there, and the engine knows no collations and no pseudo columns.
    private static TableShape Known(TableShape table) => table with
    {
        ForeignKeys = [],
        Partition = table.Partition?.Column is null ? null : table.Partition,
        FilterRequired = table.Partition?.Column is not null && table.FilterRequired,
        Columns = [.. table.Columns.Select(Known)],
    };

    private static ShapeColumn Known(ShapeColumn column) => column with { Collation = null, Fields = [.. column.Fields.Select(Known)] };

    private static bool Same(ShapeColumn wanted, ShapeColumn found) =>
        BigQueryTypes.AreSame(wanted, found) && wanted.Mode == found.Mode && wanted.Default == found.Default
        && wanted.Fields.All(field => found.Fields.FirstOrDefault(f => TableShape.Same(f.Name, field.Name)) is { } other && BigQueryTypes.AreSame(field, other));

    private static IReadOnlyList<PlanStep> Plan(string definition) => BigQueryPlan.Of(Shape(definition), Shape(Live), []);

    private static TableShape Shape(string ddl) => Assert.Single(DdlHistory.Of(DdlParser.Parse("t.sql", ddl).Statements).Tables);
}
