using System.Reflection;

namespace FeatureStore.Tool.Assemblies;

/// <summary>Finds the checks that are compiled into an assembly of the user. Loading it runs its code, as building it did.</summary>
internal static class CheckAssembly
{
    /// <summary>The FeatureStore that the tool runs with.</summary>
    public static AssemblyName Runtime { get; } = typeof(Check).Assembly.GetName();

    /// <summary>The checks of an assembly, classes and checks in their order.</summary>
    /// <exception cref="ToolException">There is no such file, or it holds no checks that this tool can run; says what to do.</exception>
    public static CheckSet Load(string path)
    {
        OpenedSource.RequireFile(path);
        var full = Path.GetFullPath(path);
        RequireNet(path, full);
        try
        {
            var assembly = new CheckAssemblyContext(full).LoadFromAssemblyPath(full);
            RequireCompatible(path, assembly);
            var classes = assembly.GetCustomAttributes<QualityChecksAttribute>().Select(a => a.Type).ToList();
            if (classes.Count == 0)
            {
                throw BadInput(
                    $"{path} has no checks: write a public static partial class with methods such as '[QualityCheck(\"stale\")] public static bool Stale(MyRow row) => row.AgeHours > 48;', in a project that references the package FeatureStore.");
            }

            return [.. classes.SelectMany(type => AllOf(path, type))];
        }
        catch (ArgumentException error) when (error.Message.StartsWith("Two checks", StringComparison.Ordinal))
        {
            throw BadInput($"{path}: {error.Message}");
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException or TypeLoadException or MissingMemberException or BadImageFormatException or ReflectionTypeLoadException or CustomAttributeFormatException)
        {
            throw Unloadable(path, error);
        }
    }

    private static CheckSet AllOf(string path, Type type)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var property = type.GetProperty("All", Static);
        if (property?.PropertyType != typeof(CheckSet))
            throw BadInput($"{path}: {type.FullName} is said to be a class of checks, but has no static property All of type CheckSet.");
        try
        {
            return (CheckSet?)property.GetValue(null) ?? throw BadInput($"{path}: {type.FullName}.All is null; let it give the checks.");
        }
        catch (TargetInvocationException error)
        {
            var cause = error.GetBaseException();
            throw cause is FileNotFoundException or FileLoadException or TypeLoadException or MissingMemberException or BadImageFormatException
                ? Unloadable(path, cause)
                : BadInput($"{path}: {type.FullName}.All cannot be made, because its code throws {cause.GetType().Name}: {cause.Message}");
        }
    }

    private static void RequireNet(string path, string full)
    {
        try
        {
            AssemblyName.GetAssemblyName(full);
        }
        catch (BadImageFormatException)
        {
            throw BadInput($"{path} is no .NET assembly; name the .dll that a project with checks builds.");
        }
        catch (FileLoadException error)
        {
            throw BadInput($"{path} cannot be read: {error.Message}");
        }
    }

    // Versions are compatible upwards within a major one, and within a minor one before 1.0.
    private static void RequireCompatible(string path, Assembly assembly)
    {
        if (Array.Find(assembly.GetReferencedAssemblies(), r => r.Name == Runtime.Name)?.Version is not { } built || Runtime.Version is not { } own)
            return;
        if (built > own || built.Major != own.Major || (own.Major == 0 && built.Minor != own.Minor))
            throw BadInput($"{path} was built against FeatureStore {built}, and this tool has {own}; build it against a version that goes with the tool, or run it with the tool of its version.");
    }

    private static ToolException Unloadable(string path, Exception error) => new(
        ExitCode.CouldNotEvaluate,
        $"{path} does not go with this tool, which has FeatureStore {Runtime.Version}, or lacks what it depends on beside it ({error.Message}) Build it anew with that version, and name the .dll in its output folder.");

    private static ToolException BadInput(string message) => new(ExitCode.BadInput, message);
}
