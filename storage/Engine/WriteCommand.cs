namespace Boxyard.Storage;

/// <summary>Something to write, and who waits for it. Its executor fills in the outcome; the writer answers after the commit.</summary>
internal abstract class WriteCommand
{
    /// <summary>Of the commands with one key, a batch holds one; null conflicts with none.</summary>
    public virtual string? ConflictKey => null;

    /// <summary>How much work it is, in rows.</summary>
    public virtual int RowCount => 1;

    /// <summary>The caller's; a command that was cancelled before its batch began is not run.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Set by an executor that could not decide the outcome in this batch: the command is run again in the next.</summary>
    public bool MustRepeat { get; set; }

    public int RepeatCount { get; set; }

    /// <summary>Forgets the outcome of a batch that was rolled back.</summary>
    public abstract void Reset();

    public abstract void Answer();

    public abstract void Fail(Exception exception);
}
