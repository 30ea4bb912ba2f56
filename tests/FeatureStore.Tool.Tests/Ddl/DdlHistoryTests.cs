using FeatureStore.Tool.Ddl;

namespace FeatureStore.Tool.Tests.Ddl;

/// <summary>Statements in order make one table, and what contradicts is told with its place.</summary>
public sealed class DdlHistoryTests
{
    private const string Create = "CREATE TABLE IF NOT EXISTS d.t (\n  a INT64 NOT NULL, -- the first\n  b STRING,\n  c NUMERIC(5, 2)\n);\n";

    [Fact]
    public void Each_kind_of_change_is_made()
    {
        var table = Assert.Single(Run(Create + """
            ALTER TABLE d.t
              ADD COLUMN IF NOT EXISTS d ARRAY<STRUCT<x FLOAT64 OPTIONS (description = 'inner'), y STRING(10)>>, -- a list
              DROP COLUMN b;
            ALTER TABLE `d.t` RENAME COLUMN a TO first, ALTER COLUMN a DROP NOT NULL;
            ALTER TABLE d.t RENAME COLUMN first TO one;
            ALTER TABLE d.t ALTER COLUMN one DROP NOT NULL, ALTER COLUMN c SET DATA TYPE NUMERIC(10, 3), ALTER COLUMN c SET OPTIONS (description = "C"), ALTER COLUMN one SET DEFAULT (1 + 1);
            ALTER TABLE d.t SET OPTIONS (description = 'told', require_partition_filter = TRUE, labels = [('team', 'nba')]), ADD PRIMARY KEY (one) NOT ENFORCED;
            ALTER TABLE d.t RENAME TO u;
            GRANT SELECT ON TABLE d.t TO 'somebody';
            """).Tables);

        Assert.Equal("""
            CREATE TABLE `d.u`
            (
              one INT64 DEFAULT (1 + 1) OPTIONS (description = "the first"),
              c NUMERIC(10, 3) OPTIONS (description = "C"),
              d ARRAY<STRUCT<x FLOAT64 OPTIONS (description = "inner"), y STRING(10)>> OPTIONS (description = "a list"),
              PRIMARY KEY (one) NOT ENFORCED
            )
            OPTIONS (
              description = "told",
              labels = [("team", "nba")],
              require_partition_filter = TRUE
            );

            """, DdlWriter.Write(table));
    }

    [Theory]
    [InlineData("ALTER TABLE d.t ADD COLUMN b STRING;", "Fails t.sql(6,28): Column 'b' is added, but is there already")]
    [InlineData("ALTER TABLE d.t ADD COLUMN IF NOT EXISTS b INT64;", "DoesNothing t.sql(6,42): Column 'b' is added as INT64, but is STRING already; ADD COLUMN IF NOT EXISTS does not repair a type")]
    [InlineData("ALTER TABLE d.t ADD COLUMN b INT64;", "Fails t.sql(6,28): Column 'b' is added as INT64, but is STRING already; ADD COLUMN fails")]
    [InlineData("ALTER TABLE d.t DROP COLUMN x;", "Fails t.sql(6,17): There is no column 'x' of d.t to drop here")]
    [InlineData("ALTER TABLE d.t DROP COLUMN IF EXISTS x;", "")]
    [InlineData("ALTER TABLE d.t RENAME COLUMN x TO y;", "Fails t.sql(6,17): There is no column 'x' of d.t to rename here")]
    [InlineData("ALTER TABLE d.t RENAME COLUMN a TO b;", "Fails t.sql(6,17): Column 'a' cannot be named 'b', which is a column already")]
    [InlineData("ALTER TABLE d.t ALTER COLUMN x DROP DEFAULT;", "Fails t.sql(6,17): There is no column 'x' of d.t to change here")]
    [InlineData("CREATE TABLE d.t (a INT64);", "Fails t.sql(6,1): d.t is created a second time; the first time is t.sql(1,1)|Diverging")]
    [InlineData("CREATE TABLE IF NOT EXISTS d.t (a INT64 NOT NULL, e BOOL);", "DoesNothing t.sql(6,51): Column 'e' is in this CREATE TABLE, but the table is there since t.sql(1,1), and no ALTER TABLE before adds it")]
    [InlineData("CREATE TABLE IF NOT EXISTS d.t (a STRING);", "DoesNothing t.sql(6,33): Column 'a' is STRING in this CREATE TABLE, but REQUIRED INT64 in the table that is there since t.sql(1,1)")]
    [InlineData("ALTER TABLE d.t ADD COLUMN IF NOT EXISTS b STRING;", "Diverges t.sql(4,3): Column 'c' was added to CREATE TABLE, behind 'b', which an ALTER TABLE adds, but no ALTER TABLE adds it: a table made before does not get it")]
    [InlineData("ALTER TABLE d.t ADD COLUMN IF NOT EXISTS c NUMERIC(5, 2), ADD COLUMN IF NOT EXISTS e BOOL;", "Diverges t.sql(6,84): Column 'e' is added by ALTER TABLE, but CREATE TABLE, which has others that are added so, does not have it: a table made anew lacks it until this runs")]
    [InlineData("ALTER TABLE d.t ADD COLUMN e BOOL;", "")]
    public void Contradictions_are_told(string statement, string expected)
    {
        var found = Run(Create + statement).Contradictions;

        // What diverges follows from the statement as well; here it is about what the statement itself contradicts.
        var told = found.Select(each => $"{each.Kind} {each.Place}: {each.Sentence}").ToList();
        if (expected.Length == 0)
            Assert.Empty(told);
        else
            Assert.Equal(expected.Split('|')[0], told[0]);
    }

    [Fact]
    public void A_change_of_a_table_that_nothing_makes_is_refused()
    {
        var error = Assert.Throws<DdlException>(() => Run("ALTER TABLE d.t ADD COLUMN a INT64"));
        Assert.Equal("t.sql(1,1): ALTER TABLE d.t comes before a CREATE TABLE of it; name the file that has it first.", error.Message);
    }

    [Theory]
    [InlineData("CREATE TABLE t (a INT)", "INT64")]
    [InlineData("CREATE TABLE t (a DECIMAL(3))", "NUMERIC(3)")]
    [InlineData("CREATE TABLE t (a BIGDECIMAL(40, 2))", "BIGNUMERIC(40, 2)")]
    [InlineData("CREATE TABLE t (a ARRAY<BYTES(3)>)", "REPEATED BYTES(3)")]
    [InlineData("CREATE TEMP TABLE u (b INT64); CREATE TABLE t (a BOOLEAN NOT NULL)", "REQUIRED BOOL")]
    [InlineData("CREATE OR REPLACE TABLE t (a INT64); CREATE OR REPLACE TABLE t (a STRING) AS SELECT 'x' AS a", "STRING")]
    public void Types_have_their_other_names(string ddl, string expected) => Assert.Equal(expected, Assert.Single(Assert.Single(Run(ddl).Tables).Columns).Text);

    [Theory]
    [InlineData("CREATE TABLE t (a RANGE<DATE>)", "t.sql(1,19): The type 'RANGE' is not known; BigQuery has it, but FeatureStore does not read it: leave the column out, or keep its values in columns of other types.")]
    [InlineData("CREATE TABLE t (a INTERVAL)", "t.sql(1,19): The type 'INTERVAL' is not known; BigQuery has it, but FeatureStore does not read it: leave the column out, or keep its values in columns of other types.")]
    [InlineData("CREATE TABLE t (a INTT64)", "t.sql(1,19): The type 'INTT64' is not known; did you mean INT64?")]
    [InlineData("CREATE TABLE t (a INT64 b STRING)", "t.sql(1,25): Here stands 'b', where ',' is expected.")]
    [InlineData("CREATE TABLE t (a INT64, A STRING)", "t.sql(1,26): Column 'A' stands twice; the first is in line 1.")]
    [InlineData("CREATE TABLE t (a INT64) PARTITION BY x", "t.sql(1,39): PARTITION BY names the column 'x', which the table does not have.")]
    [InlineData("CREATE TABLE t (a DATE) PARTITION BY DATE_TRUNC(a, WEEK)", "t.sql(1,52): BigQuery partitions by HOUR, DAY, MONTH or YEAR, not by WEEK.")]
    [InlineData("CREATE TABLE t AS SELECT 1", "t.sql(1,16): CREATE TABLE t lists no columns, so they are not known from here; make the definition from the live table with 'featurestore pull'.")]
    [InlineData("CREATE TABLE t (a ARRAY<ARRAY<INT64>>)", "t.sql(1,19): BigQuery has no list of lists; put the inner list into a STRUCT.")]
    [InlineData("CREATE TABLE t (a STRING", "t.sql(1,25): Here stands the end of the file, where ',' is expected.")]
    [InlineData("CREATE TABLE t (\n  a STRING OPTIONS (description = 'x)\n)", "t.sql(2,35): The text has no ' at its end.")]
    [InlineData("CREATE TABLE t (a STRUCT<x INT64 DEFAULT 1>)", "t.sql(1,26): A field of a STRUCT takes no DEFAULT; give one to the column.")]
    [InlineData("CREATE TABLE t (a DATE(3))", "t.sql(1,19): DATE takes no length.")]
    public void What_is_wrong_is_said_at_its_place(string ddl, string expected) => Assert.Equal(expected, Assert.Throws<DdlException>(() => Run(ddl)).Message);

    private static DdlHistory Run(string ddl) => DdlHistory.Of(DdlParser.Parse("t.sql", ddl).Statements);
}
