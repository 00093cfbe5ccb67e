namespace Boxyard.Tests.Lab.Faults;

/// <summary>A test that holds as many open files as <see cref="HalfOpenConnectionsTests"/> needs.</summary>
public sealed class ManySocketsFactAttribute : FactAttribute
{
    private const string Limits = "/proc/self/limits";

    public ManySocketsFactAttribute() => Skip = FindHardLimit() >= HalfOpenConnectionsTests.ConnectionCount + 2_000
        ? null
        : $"The limit of open files is too low: ulimit -Hn {HalfOpenConnectionsTests.ConnectionCount + 2_000}.";

    private static long FindHardLimit()
    {
        const string name = "Max open files";
        var line = File.Exists(Limits)
            ? File.ReadLines(Limits).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
            : null;
        var words = line?[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [_, var hard, ..] && long.TryParse(hard, out var limit) ? limit
            : words is [_, "unlimited", ..] ? long.MaxValue
            : 0;
    }
}
