using System.Reflection;
using System.Runtime.Loader;

namespace FeatureStore.Tool.Assemblies;

/// <summary>Loads an assembly with the dependencies beside it, apart from those of the tool; only FeatureStore itself is the tool's, so that checks are checks to both.</summary>
internal sealed class CheckAssemblyContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == CheckAssembly.Runtime.Name)
            return typeof(Check).Assembly;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : nint.Zero;
}
