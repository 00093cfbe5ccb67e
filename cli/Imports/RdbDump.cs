using System.Globalization;
using System.Text;

namespace Boxyard.Cli.Imports;

/// <summary>
/// The hashes and sorted sets of a dump of Redis (RDB, of Redis 2 to 7), of the keys that matter; other kinds of values
/// are read over.
/// </summary>
internal sealed class RdbDump : IRedisKeys
{
    private const string Magic = "REDIS";

    /// <summary>The magic word and four digits of a version.</summary>
    private const int HeadLength = 9;

    private readonly Dictionary<string, Dictionary<string, string>> _hashes = [];
    private readonly Dictionary<string, List<string>> _sets = [];

    public static RdbDump Read(string file)
    {
        try
        {
            using var stream = new BufferedStream(File.OpenRead(file));
            var dump = new RdbDump();
            dump.Read(new RdbReader(stream));
            return dump;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or InvalidDataException or FormatException or ArgumentException or IndexOutOfRangeException)
        {
            throw new UsageException($"cannot read the dump {file}: {exception.Message}");
        }
    }

    public Task<IReadOnlyList<string>> ListKeysAsync(string prefix, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(
        [
            .. _hashes.Keys.Concat(_sets.Keys)
                .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ]);

    public Task<IReadOnlyDictionary<string, string>> ReadHashAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(_hashes.GetValueOrDefault(key) ?? []);

    public Task<IReadOnlyList<string>> ReadSortedSetAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(_sets.GetValueOrDefault(key) ?? []);

    private void Read(RdbReader reader)
    {
        if (!Encoding.ASCII.GetString(reader.ReadBytes(HeadLength)).StartsWith(Magic, StringComparison.Ordinal))
        {
            throw new InvalidDataException("it is no dump of Redis: it does not begin with REDIS.");
        }

        while (true)
        {
            var code = reader.ReadByte();
            switch (code)
            {
                case 0xff:
                    return;
                case 0xfe or 0xf8:
                    reader.ReadLength();
                    break;
                case 0xfd:
                    reader.ReadBytes(4);
                    break;
                case 0xfc:
                    reader.ReadBytes(8);
                    break;
                case 0xf9:
                    reader.ReadByte();
                    break;
                case 0xfb:
                    reader.ReadLength();
                    reader.ReadLength();
                    break;
                case 0xfa:
                    reader.ReadString();
                    reader.ReadString();
                    break;
                case 0xf5:
                    reader.ReadString();
                    break;
                default:
                    ReadKey(code, reader.ReadText(), reader);
                    break;
            }
        }
    }

    private void ReadKey(byte kind, string key, RdbReader reader)
    {
        switch (kind)
        {
            case 0 or 9 or 10 or 11 or 20:
                reader.ReadString();
                break;
            case 1 or 2 or 14:
                _ = ReadTexts(reader, 1);
                break;
            case 18:
                SkipQuickList(reader);
                break;
            case 3 or 5:
                _sets[key] = ReadSet(reader, isBinary: kind == 5);
                break;
            case 12:
                _sets[key] = ByScore(PackedList.ReadZip(reader.ReadString()));
                break;
            case 17:
                _sets[key] = ByScore(PackedList.ReadList(reader.ReadString()));
                break;
            case 4:
                _hashes[key] = Pairs(ReadTexts(reader, 2));
                break;
            case 13:
                _hashes[key] = Pairs(PackedList.ReadZip(reader.ReadString()));
                break;
            case 16:
                _hashes[key] = Pairs(PackedList.ReadList(reader.ReadString()));
                break;
            default:
                throw new InvalidDataException(
                    $"the key '{key}' is of the kind {kind}, which cannot be read over: "
                    + "ask the running Redis, --redis.");
        }
    }

    private static List<string> ReadTexts(RdbReader reader, int textsOfOne)
    {
        var texts = new List<string>();
        for (var count = reader.ReadLength() * textsOfOne; count > 0; count--)
        {
            texts.Add(reader.ReadText());
        }

        return texts;
    }

    private static void SkipQuickList(RdbReader reader)
    {
        for (var count = reader.ReadLength(); count > 0; count--)
        {
            reader.ReadLength();
            reader.ReadString();
        }
    }

    private static List<string> ReadSet(RdbReader reader, bool isBinary)
    {
        var members = new List<(string Member, double Score)>();
        for (var count = reader.ReadLength(); count > 0; count--)
        {
            members.Add((reader.ReadText(), isBinary ? reader.ReadBinaryDouble() : reader.ReadTextDouble()));
        }

        return [.. members.OrderBy(item => item.Score).Select(item => item.Member)];
    }

    private static List<string> ByScore(List<string> texts) =>
    [
        .. texts.Chunk(2)
            .OrderBy(pair => double.Parse(pair[1], CultureInfo.InvariantCulture))
            .Select(pair => pair[0]),
    ];

    private static Dictionary<string, string> Pairs(List<string> texts) =>
        texts.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
