using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Boxyard.Tests.Storage;

/// <summary>
/// A PostgreSQL server of the tests' own: a temporary cluster on a free port of 127.0.0.1, run as the user postgres. It
/// ends with the test process, however that ends, because its keeper reads from a pipe that the process holds.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";

    // $1: folder, $2: port, $3: on or off for fsync, $4: address. The folder outlives a stop, so that the server can be started
    // again.
    private const string KeeperScript =
        """
        set -e
        initdb -D "$1/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N >"$1/initdb.log"
        printf '%s\n' "listen_addresses = '$4'" "port = $2" "unix_socket_directories = '$1'" "fsync = $3" 'max_connections = 200' >>"$1/data/postgresql.conf"
        echo "host all all $4/24 trust" >>"$1/data/pg_hba.conf"
        pg_ctl -D "$1/data" -l "$1/log" -w start >/dev/null
        echo ready
        cat >/dev/null
        pg_ctl -D "$1/data" -m immediate stop >/dev/null 2>&1 || true
        cd / && rm -rf "$1"
        """;

    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(() => StartAsync(isSafe: false));
    private static int _databaseCount;

    private readonly Process _keeper;
    private readonly string _folder;
    private readonly string _address;

    private PostgresServer(Process keeper, string folder, string address, int port)
    {
        _keeper = keeper;
        _folder = folder;
        _address = address;
        Port = port;
    }

    public int Port { get; }

    /// <summary>
    /// The server that all tests of the run share. It does not fsync: tests of power loss start their own.
    /// </summary>
    public static Task<PostgresServer> SharedAsync() => SharedServer.Value;

    /// <param name="isSafe">True to have commits fsync'd, as in production.</param>
    public static Task<PostgresServer> StartAsync(bool isSafe) => StartAsync(isSafe, "127.0.0.1", []);

    /// <param name="isSafe">True to have commits fsync'd, as in production.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="runner">The command that starts it elsewhere, such as in a network of its own.</param>
    public static async Task<PostgresServer> StartAsync(bool isSafe, string address, string[] runner)
    {
        var folder = Directory.CreateTempSubdirectory("boxyard-pg-").FullName;
        if (Environment.UserName == "root")
        {
            using var chown = Process.Start("chown", ["postgres:postgres", folder]);
            await chown.WaitForExitAsync();
        }

        var port = FindFreePort();
        var keeper = Start(
            ["sh", "-c", KeeperScript, "keeper", folder, port.ToString(), isSafe ? "on" : "off", address], runner);
        var firstLine = await keeper.StandardOutput.ReadLineAsync();
        return firstLine == "ready"
            ? new PostgresServer(keeper, folder, address, port)
            : throw new InvalidOperationException(
                $"PostgreSQL did not start in {folder}: {await keeper.StandardError.ReadToEndAsync()}");
    }

    /// <summary>A new empty database; its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databaseCount)}";
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public string ConnectionString(string database) =>
        $"Host={_address};Port={Port};Username=postgres;Database={database}";

    /// <summary>Stops as a power loss does: without a checkpoint, all connections cut.</summary>
    public Task StopImmediatelyAsync() => ControlAsync("-m", "immediate", "stop");

    /// <summary>Starts it again after a stop.</summary>
    public Task StartAgainAsync() => ControlAsync("-l", $"{_folder}/log", "-w", "start");

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }

    private async Task ControlAsync(params string[] arguments)
    {
        using var control = Start(["pg_ctl", "-D", $"{_folder}/data", .. arguments], []);
        // Its output goes to a server that it starts: only the exit is waited for, never the end of the pipe.
        await control.WaitForExitAsync();
        if (control.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"pg_ctl {string.Join(' ', arguments)} failed with {control.ExitCode}.");
        }
    }

    private static Process Start(string[] command, string[] runner)
    {
        string[] asPostgres = Environment.UserName == "root"
            ? [.. runner, "runuser", "-u", "postgres", "--", .. command]
            : [.. runner, .. command];
        var start = new ProcessStartInfo(asPostgres[0], asPostgres[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["PATH"] = $"{Binaries}:{Environment.GetEnvironmentVariable("PATH")}";
        return Process.Start(start)!;
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
