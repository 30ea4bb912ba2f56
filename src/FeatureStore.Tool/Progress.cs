namespace FeatureStore.Tool;

/// <summary>Says on a terminal that work goes on, once it takes over a second.</summary>
internal sealed class Progress : IDisposable
{
    private readonly Timer? _timer;
    private readonly string _what;
    private readonly Lock _lock = new();
    private int _seconds;
    private bool _shown;

    public Progress(string what)
    {
        _what = what;
        if (!Console.IsErrorRedirected)
            _timer = new(_ => Show(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Takes the line away, for other output to follow.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_shown)
                Console.Error.Write("\r                              \r");
            _shown = false;
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        Clear();
    }

    private void Show()
    {
        lock (_lock)
        {
            Console.Error.Write($"\r{_what}: {++_seconds} s");
            _shown = true;
        }
    }
}
