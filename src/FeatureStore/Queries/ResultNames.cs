namespace FeatureStore;

/// <summary>The names of a result's columns, each given once, whatever its case.</summary>
internal ref struct ResultNames(int count)
{
    // A few names are compared faster than hashed.
    private const int Few = 8;

    private readonly HashSet<string>? _many = count > Few ? new(count, StringComparer.OrdinalIgnoreCase) : null;
    private NameBuffer _few;
    private int _count;

    /// <summary>The name, or the name with the first number that makes it another one than those before.</summary>
    public string Unique(string name)
    {
        for (var n = 2; !Add(name); n++)
            name = n == 2 ? $"{name}_2" : $"{name[..name.LastIndexOf('_')]}_{n}";
        return name;
    }

    private bool Add(string name)
    {
        if (_many is not null)
            return _many.Add(name);
        for (var i = 0; i < _count; i++)
        {
            if (string.Equals(_few[i], name, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        _few[_count++] = name;
        return true;
    }

    [System.Runtime.CompilerServices.InlineArray(Few)]
    private struct NameBuffer
    {
        private string _first;
    }
}
