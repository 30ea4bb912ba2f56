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
    public void Batches_go_out_as_Arrow_and_as_a_data_view()
    {
        var consumer = feed.NewConsumer();
        var (project, program) = (Path.Combine(consumer, "PackageConsumer.csproj"), Path.Combine(consumer, "Program.cs"));
        File.WriteAllText(project, File.ReadAllText(project).Replace(
            "  </ItemGroup>",
            """
                <PackageReference Include="FeatureStore.Arrow" Version="$(FeatureStoreVersion)" />
                <PackageReference Include="FeatureStore.ML" Version="$(FeatureStoreVersion)" />
              </ItemGroup>
            """));
        File.WriteAllText(program, "using FeatureStore.Arrow;\nusing FeatureStore.ML;\n" + File.ReadAllText(program).Replace(
            "[Projection<",
            """
            var warm = WeatherReadings.On(day).Where(c => c.TemperatureCelsius > 5).InBatches();
            await foreach (var batch in store.ReadBatchesAsync(warm))
            {
                Console.WriteLine($"warm: {batch.Row(0).Station} {batch.Row(0).TemperatureCelsius}");
                Console.WriteLine($"arrow: {batch.ToRecordBatch().Length} row of {batch.ToRecordBatch().ColumnCount} columns");
                Console.WriteLine($"view: {string.Join(", ", batch.ToDataView().Schema.Select(c => c.Name))}");
            }

            [Projection<
            """));

        var (exitCode, output) = feed.Build(consumer, "run");

        Assert.True(exitCode == 0, output);
        Assert.Contains("warm: south 11.25\narrow: 1 row of 4 columns\nview: station, day, temperature_celsius\n", output.ReplaceLineEndings("\n"));
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

    [Fact]
    public void Code_that_uses_a_renamed_column_fails_at_its_line_and_builds_again_after_the_code_fix()
    {
        var consumer = feed.NewConsumer();
        var program = Path.Combine(consumer, "Program.cs");
        var definition = Path.Combine(consumer, "schema", "weather_readings.table.json");
        File.WriteAllText(definition, File.ReadAllText(definition).Replace("temperature_celsius", "air_celsius"));
        File.WriteAllText(
            Path.Combine(consumer, "schema", "weather_readings.catalog.json"),
            """{"table": "weather_readings", "renames": [{"column": "air_celsius", "formerNames": ["temperature_celsius"]}]}""");
        // A parameter of a projection has its own error, and is no matter of the fix.
        File.WriteAllText(program, File.ReadAllText(program).Replace("ColdReading(string Station, double? TemperatureCelsius)", "ColdReading(string Station, double? AirCelsius)").Replace("{reading.TemperatureCelsius}", "{reading.AirCelsius}"));

        var (exitCode, output) = feed.Build(consumer);

        Assert.NotEqual(0, exitCode);
        foreach (var place in (string[])["Program.cs(10,43): error CS0117", "Program.cs(16,19): error CS1061", "Program.cs(21,75): error CS1061", "Program.cs(34,71): error CS1061"])
            Assert.Contains(place, output);

        var (fixCode, fixOutput) = feed.Format(consumer, "CS0117", "CS1061");
        Assert.True(fixCode == 0, fixOutput);
        Assert.DoesNotContain("TemperatureCelsius", File.ReadAllText(program));

        (exitCode, output) = feed.Build(consumer, "run");
        Assert.True(exitCode == 0, output);
        Assert.Contains("3 readings, 3.88 on average", output);
    }

    [Fact]
    public void Sql_in_a_string_is_held_against_the_definition_as_editorconfig_says()
    {
        var consumer = feed.NewConsumer();
        var program = Path.Combine(consumer, "Program.cs");
        File.AppendAllText(program, "\ninternal static class Raw\n{\n    public const string Sql = \"SELECT temperature_celsus FROM weather_readings\";\n}\n");
        File.WriteAllText(Path.Combine(consumer, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.FS0077.severity = error\n");

        var (exitCode, output) = feed.Build(consumer);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Program.cs(39,39): error FS0077: 'temperature_celsus' is not a column of weather_readings; did you mean 'temperature_celsius'?", output);

        var (fixCode, fixOutput) = feed.Format(consumer, "FS0077");
        Assert.True(fixCode == 0, fixOutput);
        (exitCode, output) = feed.Build(consumer);
        Assert.True(exitCode == 0, output);

        File.WriteAllText(program, File.ReadAllText(program).Replace("temperature_celsius FROM", "temperature_celsus FROM"));
        File.WriteAllText(Path.Combine(consumer, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.FS0077.severity = none\n");
        (exitCode, output) = feed.Build(consumer);
        Assert.True(exitCode == 0, output);
    }
}
