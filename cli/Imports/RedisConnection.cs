using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Boxyard.Cli.Imports;

/// <summary>
/// A running Redis, which is only read: by pieces, so that the old scheduler need not wait for its answers to us.
/// </summary>
internal sealed class RedisConnection : IRedisKeys, IDisposable
{
    private const int DefaultPort = 6379;
    private const string PieceSize = "1000";

    /// <summary>For the next piece of an answer.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client = new();
    private readonly CancellationTokenSource _silence;
    private readonly string _address;
    private Stream _stream = Stream.Null;
    private RedisAnswers _answers = new(Stream.Null, () => { });

    private RedisConnection(string address, TimeProvider clock)
    {
        _address = address;
        _silence = new CancellationTokenSource(System.Threading.Timeout.InfiniteTimeSpan, clock);
    }

    /// <param name="address">HOST or HOST:PORT.</param>
    /// <param name="password">Null when it needs none.</param>
    /// <param name="clock">Measures its silence.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<RedisConnection> OpenAsync(
        string address, string? password, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (host, port) = Split(address);
        var connection = new RedisConnection(address, clock);
        try
        {
            await connection.GuardAsync(async token =>
            {
                await connection._client.ConnectAsync(host, port, token);
                connection._stream = connection._client.GetStream();
                connection._answers = new RedisAnswers(connection._stream, connection.Listen);
                return true;
            }, cancellationToken);
            if (password is not null)
            {
                await connection.AskAsync(cancellationToken, "AUTH", password);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public async Task<IReadOnlyList<string>> ListKeysAsync(string prefix, CancellationToken cancellationToken)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        await ScanAsync(
            keys.UnionWith, cursor => ["SCAN", cursor, "MATCH", $"{prefix}*", "COUNT", PieceSize], cancellationToken);
        return [.. keys];
    }

    public async Task<IReadOnlyDictionary<string, string>> ReadHashAsync(
        string key, CancellationToken cancellationToken)
    {
        // A scan may tell a field twice.
        var fields = new Dictionary<string, string>();
        await ScanAsync(
            texts =>
            {
                foreach (var pair in texts.Chunk(2).Where(pair => pair.Length == 2))
                {
                    fields[pair[0]] = pair[1];
                }
            },
            cursor => ["HSCAN", key, cursor, "COUNT", PieceSize],
            cancellationToken);
        return fields;
    }

    public async Task<IReadOnlyList<string>> ReadSortedSetAsync(string key, CancellationToken cancellationToken) =>
        Texts(await AskAsync(cancellationToken, "ZRANGE", key, "0", "-1"));

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
        _silence.Dispose();
    }

    private static (string Host, int Port) Split(string address)
    {
        var colon = address.LastIndexOf(':');
        var host = colon < 0 ? address : address[..colon];
        var port = DefaultPort;
        var isPort = colon < 0 || int.TryParse(
            address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port);
        return isPort && port is > 0 and <= 65535 && host.Length > 0
            ? (host, port)
            : throw new UsageException($"'{address}' is no address of a Redis: say --redis HOST or HOST:PORT.");
    }

    private async Task ScanAsync(
        Action<List<string>> take, Func<string, string[]> wordsFrom, CancellationToken cancellationToken)
    {
        var cursor = "0";
        do
        {
            var answer = await AskAsync(cancellationToken, wordsFrom(cursor));
            if (answer is not List<object?> { Count: 2 } parts || parts[0] is not string next)
            {
                throw new UsageException($"Redis at {_address} answered something else than a scan.");
            }

            cursor = next;
            take(Texts(parts[1]));
        }
        while (cursor != "0");
    }

    private static List<string> Texts(object? answer) =>
        answer is List<object?> list ? [.. list.OfType<string>()] : [];

    private Task<object?> AskAsync(CancellationToken cancellationToken, params string[] words) =>
        GuardAsync(async token =>
        {
            var text = new StringBuilder($"*{words.Length}\r\n");
            foreach (var word in words)
            {
                text.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
            }

            await _stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), token);
            await _stream.FlushAsync(token);
            return await _answers.ReadAsync(token);
        }, cancellationToken);

    /// <summary>From now on it may be silent for so long.</summary>
    private void Listen() => _silence.CancelAfter(Timeout);

    private async Task<T> GuardAsync<T>(
        Func<CancellationToken, Task<T>> stepAsync, CancellationToken cancellationToken)
    {
        Listen();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, cancellationToken);
        try
        {
            return await stepAsync(both.Token);
        }
        catch (UsageException exception)
        {
            throw new UsageException($"Redis at {_address} answered: {exception.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UsageException($"Redis at {_address} gives no answer within {Timeout.TotalSeconds} s.");
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new UsageException($"cannot read Redis at {_address}: {exception.Message.TrimEnd('.')}.");
        }
    }
}
