namespace Boxyard.Tests.Lab.Faults;

/// <summary>One connection through a <see cref="PostgresProxy"/>: knows its COMMITs, by name once they are prepared.</summary>
internal sealed class ProxiedConnection
{
    private const int MaxNameBytes = 16;

    // As in the message Parse: the statement's name ends, its text begins and ends.
    private static readonly byte[] CommitText = [.. "\0commit\0"u8];

    private volatile bool _isCut;
    private byte[]? _preparedCommit;

    /// <summary>Nothing passes any more, in either direction.</summary>
    public bool IsCut
    {
        get => _isCut;
        set => _isCut = value;
    }

    /// <summary>Whether the silo asks for a commit with these bytes.</summary>
    public bool SeesCommit(ReadOnlySpan<byte> sent)
    {
        var at = sent.IndexOf(CommitText);
        if (at < 0)
        {
            return _preparedCommit is { } name && sent.IndexOf(name) >= 0;
        }

        // Npgsql names what it prepares by itself `_auto0`, `_auto1`, ..; a statement without a name is not kept.
        var before = sent[Math.Max(0, at - MaxNameBytes)..at];
        var start = before.LastIndexOf("_auto"u8);
        _preparedCommit = start < 0 ? _preparedCommit : [0, .. before[start..], 0];
        return true;
    }
}
