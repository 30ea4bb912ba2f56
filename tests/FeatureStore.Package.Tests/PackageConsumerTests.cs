namespace FeatureStore.Package.Tests;

[Collection(PackedFeed.Name)]
public sealed class PackageConsumerTests(PackedFeed feed)
{
    [Fact]
    public void A_fresh_project_with_a_table_of_its_own_builds_and_queries()
    {
        var (exitCode, output) = feed.Build(feed.NewConsumer(), "run");

        Assert.True(exitCode == 0, output);
        Assert.Contains("north: -3.5\n3 readings, 3.88 on average\nwithout-temperature: Warn, 1 of 3", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_engine_alone_brings_the_generator_along()
    {
        var consumer = feed.NewConsumer();
        var project = Path.Combine(consumer, "PackageConsumer.csproj");
        var reference = "<PackageReference Include=\"FeatureStore\" Version=\"$(FeatureStoreVersion)\" />";
        var text = File.ReadAllText(project);
        Assert.Contains(reference, text);
        File.WriteAllText(project, text.Replace(reference, ""));

        var (exitCode, output) = feed.Build(consumer, "run");

        Assert.True(exitCode == 0, output);
        Assert.Contains("3 readings, 3.88 on average", output);
    }

    [Fact]
    public void A_column_that_is_gone_from_the_definition_fails_the_build_where_it_is_used()
    {
        var consumer = feed.NewConsumer();
        var definition = Path.Combine(consumer, "schema", "weather_readings.table.json");
        File.WriteAllText(definition, File.ReadAllText(definition).Replace("temperature_celsius", "temperature_kelvin"));

        var (exitCode, output) = feed.Build(consumer);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("TemperatureCelsius", output);
        Assert.Contains("Program.cs(", output);
    }

    [Fact]
    public void A_defect_of_the_definition_fails_the_build_at_its_line()
    {
        var consumer = feed.NewConsumer();
        var definition = Path.Combine(consumer, "schema", "weather_readings.table.json");
        File.WriteAllText(definition, File.ReadAllText(definition).Replace("FLOAT64", "FLOAT65"));

        var (exitCode, output) = feed.Build(consumer);

        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"weather_readings\.table\.json\(8,\d+\): error FS\d{4}: .*FLOAT65", output);
    }
}
