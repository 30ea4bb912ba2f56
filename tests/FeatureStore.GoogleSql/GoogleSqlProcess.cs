using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FeatureStore.GoogleSql;

/// <summary>The server on a free port of this machine; it ends with this process.</summary>
internal sealed class GoogleSqlProcess : IDisposable
{
    private const int Attempts = 3;

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Process _process;

    private GoogleSqlProcess(string program, int port)
    {
        Address = new($"http://localhost:{port}");
        _process = new()
        {
            StartInfo = new(program, ["localhost", port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true, RedirectStandardOutput = true },
        };
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        _process.Start();
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it wrote to stderr.</summary>
    public string Errors => string.Join('\n', _errors);

    /// <summary>Starts one, and waits until it listens.</summary>
    public static GoogleSqlProcess Start()
    {
        if (GoogleSqlPackage.Problem is { } problem)
            throw new InvalidOperationException(problem);
        for (var attempt = 1; ; attempt++)
        {
            var server = new GoogleSqlProcess(GoogleSqlPackage.Program!, FreePort());
            if (server.Listens())
                return server;
            server.Dispose();

            // Somebody else may have taken the port.
            if (attempt == Attempts)
                throw new InvalidOperationException($"{GoogleSqlPackage.Program} does not start: {server.Errors}");
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Kill();
        _process.Dispose();
    }

    private bool Listens()
    {
        var watch = Stopwatch.StartNew();
        while (!_process.HasExited && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(Address.Host, Address.Port);
                return true;
            }
            catch (SocketException)
            {
                Thread.Sleep(20);
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void OnExit(object? sender, EventArgs e) => Kill();

    private void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
    }
}
