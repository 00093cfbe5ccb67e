using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Boxyard.Cli.Imports;

/// <summary>A running Redis, by its protocol RESP2. It is only read.</summary>
internal sealed class RedisConnection : IRedisKeys, IDisposable
{
    private const int DefaultPort = 6379;
    private const int MaxBytes = 512 << 20;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client = new();
    private readonly string _address;
    private Stream _stream = Stream.Null;

    private RedisConnection(string address) => _address = address;

    /// <param name="address">HOST or HOST:PORT.</param>
    /// <param name="password">Null when it needs none.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<RedisConnection> OpenAsync(
        string address, string? password, CancellationToken cancellationToken)
    {
        var connection = new RedisConnection(address);
        try
        {
            var colon = address.LastIndexOf(':');
            var host = colon < 0 ? address : address[..colon];
            var port = colon < 0 ? DefaultPort : int.Parse(address[(colon + 1)..], CultureInfo.InvariantCulture);
            await connection.GuardAsync(async token =>
            {
                await connection._client.ConnectAsync(host, port, token);
                connection._stream = new BufferedStream(connection._client.GetStream());
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
        var cursor = "0";
        do
        {
            var answer = (List<object?>)(await AskAsync(
                cancellationToken, "SCAN", cursor, "MATCH", $"{prefix}*", "COUNT", "1000"))!;
            cursor = (string)answer[0]!;
            keys.UnionWith(((List<object?>)answer[1]!).OfType<string>());
        }
        while (cursor != "0");

        return [.. keys];
    }

    public async Task<IReadOnlyDictionary<string, string>> ReadHashAsync(
        string key, CancellationToken cancellationToken) =>
        Texts(await AskAsync(cancellationToken, "HGETALL", key))
            .Chunk(2)
            .ToDictionary(pair => pair[0], pair => pair[1]);

    public async Task<IReadOnlyList<string>> ReadSortedSetAsync(string key, CancellationToken cancellationToken) =>
        Texts(await AskAsync(cancellationToken, "ZRANGE", key, "0", "-1"));

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    private static List<string> Texts(object? answer) => [.. ((List<object?>)answer!).OfType<string>()];

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
            return await ReadAnswerAsync(token);
        }, cancellationToken);

    private async Task<object?> ReadAnswerAsync(CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken);
        switch (line[0])
        {
            case '+' or ':':
                return line[1..];
            case '-':
                throw new UsageException($"Redis at {_address} answered: {line[1..]}");
            case '$':
                var length = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
                return length < 0 ? null : await ReadTextAsync(length, cancellationToken);
            case '*':
                var items = new List<object?>();
                for (var count = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture); count > 0; count--)
                {
                    items.Add(await ReadAnswerAsync(cancellationToken));
                }

                return items;
            default:
                throw new IOException($"it does not speak Redis' protocol: '{line}'");
        }
    }

    private async Task<string> ReadTextAsync(int length, CancellationToken cancellationToken)
    {
        if (length > MaxBytes)
        {
            throw new IOException($"it answers {length} bytes");
        }

        var bytes = new byte[length + 2];
        await _stream.ReadExactlyAsync(bytes, cancellationToken);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            await _stream.ReadExactlyAsync(one, cancellationToken);
            if (one[0] == '\n' && text.Length > 0)
            {
                return text.ToString().TrimEnd('\r');
            }

            text.Append((char)one[0]);
            if (text.Length > 64 * 1024)
            {
                throw new IOException("it does not speak Redis' protocol");
            }
        }
    }

    private async Task<T> GuardAsync<T>(
        Func<CancellationToken, Task<T>> stepAsync, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await stepAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UsageException($"Redis at {_address} gives no answer within {Timeout.TotalSeconds} s.");
        }
        catch (Exception exception) when (exception is IOException or SocketException or FormatException)
        {
            throw new UsageException($"cannot read Redis at {_address}: {exception.Message.TrimEnd('.')}.");
        }
    }
}
