using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace FeatureStore.Benchmarks;

/// <summary>A command timed as a whole process: from its start to its exit, what it prints read and thrown away.</summary>
internal static partial class Startup
{
    private const int Children = -1;

    /// <summary>Runs a command once uncounted, then so many times, and prints the least, median and greatest time, and the peak memory of the largest run.</summary>
    public static async Task<int> RunAsync(int runs, string program, string[] arguments)
    {
        if (runs < 1)
        {
            await Console.Error.WriteLineAsync($"{runs} runs measure nothing; name a number from 1.");
            return 1;
        }

        var times = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            var (exitCode, milliseconds, error) = await TimeAsync(program, arguments);
            if (exitCode != 0)
            {
                await Console.Error.WriteLineAsync($"{program} ended with {exitCode}: {error}");
                return 1;
            }

            if (run > 0)
                times.Add(milliseconds);
        }

        times.Sort();
        Console.WriteLine("| Command | Runs | Min | Median | Max | Peak memory |\n| --- | ---: | ---: | ---: | ---: | ---: |");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {Path.GetFileName(program)} {string.Join(' ', arguments.Select(a => Path.GetFileName(a)))} | {runs} | {times[0]:N0} ms | {times[times.Count / 2]:N0} ms | {times[^1]:N0} ms | {PeakMegabytes()} |"));
        return 0;
    }

    private static async Task<(int ExitCode, double Milliseconds, string Error)> TimeAsync(string program, string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await Task.WhenAll(output, error, process.WaitForExitAsync());
        return (process.ExitCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds, await error);
    }

    // .NET does not know the peak of a process that has ended; the kernel does, of the largest. It cannot be less than that of this process.
    private static string PeakMegabytes()
    {
        if (!OperatingSystem.IsLinux())
            return "unknown";
        var usage = new long[32];
        return GetUsage(Children, usage) == 0 ? string.Create(CultureInfo.InvariantCulture, $"{usage[4] / 1024.0:N0} MiB") : "unknown";
    }

    // The fifth of its longs, after two times of two, is the peak in KiB.
    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
