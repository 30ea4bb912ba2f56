using FeatureStore.Tool.Output;

namespace FeatureStore.Tool.Plan;

/// <summary>Prints a plan as a script: what is not to be run stands in comments.</summary>
internal static class PlanScript
{
    public static void Write(TextWriter output, Report report, IReadOnlyList<PlanStep> steps, bool acceptLossy)
    {
        Comment(output, report.Answer);
        Comment(output, report.Origin);
        foreach (var step in steps)
        {
            output.WriteLine();
            Comment(output, $"{PlanOutput.Name(step.Grade)}: {step.Sentence}.");
            if (step.Check is { } check)
                Comment(output, $"what is lost: {check};");
            if (step.Command is { } command)
                Comment(output, $"in a shell: {command}");
            var isDone = step.IsDone(acceptLossy);
            if (!isDone && step.Statements.Count > 0)
                Comment(output, "left out, unless --lossy is given:");
            foreach (var statement in step.Statements)
            {
                if (isDone)
                    output.WriteLine($"{statement};");
                else
                    Comment(output, $"{statement};");
            }
        }
    }

    // Each line of it, so that no text can end the comment.
    private static void Comment(TextWriter output, string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            output.WriteLine($"-- {Printable.Of(line)}");
    }
}
