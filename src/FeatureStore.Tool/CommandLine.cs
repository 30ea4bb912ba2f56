using System.CommandLine;
using System.CommandLine.Parsing;
using FeatureStore.Tool.Commands;

namespace FeatureStore.Tool;

/// <summary>The command line: parsed, run, and every error told in one line and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = Root();
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine($"Try '{NameOf(parsed.CommandResult)} --help'.");
            return ExitCode.Usage;
        }

        try
        {
            OpenedSource.BigQuery = BigQuerySource.Of(parsed);
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (ToolException error)
        {
            Console.Error.WriteLine(error.Message);
            return error.ExitCode;
        }
        catch (DryRunException dryRun)
        {
            Console.Out.WriteLine(dryRun.Message);
            return ExitCode.Fine;
        }
        catch (FeatureStoreDataException error)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCode.BadInput;
        }
        catch (FeatureStoreException error)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCode.CouldNotEvaluate;
        }
#pragma warning disable CA1031 // The last resort: a crash must neither look like a verdict nor show a stack to somebody who cannot use it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Console.Error.WriteLine(Environment.GetEnvironmentVariable("FEATURESTORE_DEBUG") == "1"
                ? error.ToString()
                : $"This is a defect of featurestore: {error.Message} Run it again with FEATURESTORE_DEBUG=1 for the details.");
            return ExitCode.Internal;
        }
    }

    private static string NameOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}" : "featurestore";

    private static RootCommand Root()
    {
        var root = new RootCommand(
            """
            What is wrong with today's batch of a feature table, and why.

            Exit codes: 0 fine, 1 the verdict is bad or a check fails, 2 warnings under --fail-on warning, 3 could not evaluate, 4 no data, 64 usage, 65 bad input, 66 missing file, 70 defect of the tool, 130 cancelled.
            """)
        {
            CheckCommand.Create(),
            FindBadCommand.Create(),
            TrainingCommand.Create(),
            DiagnoseCommand.Create(),
        };
        if (Edition.IsWhole)
        {
            root.Add(ChecksCommand.Create());
            root.Add(RunCommand.Create());
        }

        root.Add(LoadCommand.Create());
        root.Add(TablesCommand.Create());
        root.Add(SqlCommand.Create());
        if (Edition.IsWhole)
        {
            root.Add(PullCommand.Create());
            root.Add(CreateCommand.Create());
            root.Add(ContractCommand.Create());
            root.Add(DiffCommand.Create());
            root.Add(ImportCommand.Create());
            root.Add(ExportCommand.Create());
            root.Add(DriftCommand.Create());
            root.Add(PlanCommand.Create());
        }

        root.Add(CommonOptions.BigQuery);
        root.Add(CommonOptions.MaxBytes);
        root.Add(CommonOptions.DryRun);
        return root;
    }
}
