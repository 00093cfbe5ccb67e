using System.Text;

namespace Boxyard.Cli;

/// <summary>
/// Where a command reads and writes: answers to the output, everything said about them to the error stream.
/// </summary>
internal sealed class Terminal : IAsyncDisposable
{
    private readonly Stream _output;

    public Terminal(Stream output, TextWriter error)
    {
        _output = output;
        RawOutput = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        RawError = error;
        Output = new CleanWriter(RawOutput);
        Error = new CleanWriter(error);
    }

    /// <summary>
    /// Answers, for people and for programs. What boxes say in them is cleaned of control characters.
    /// </summary>
    public TextWriter Output { get; }

    /// <summary>What is said about them, likewise.</summary>
    public TextWriter Error { get; }

    /// <summary>For what moves the cursor itself, and for logs, which are as the job wrote them.</summary>
    public TextWriter RawOutput { get; }

    /// <summary>The same of the error stream.</summary>
    public TextWriter RawError { get; }

    /// <summary>What is piped in, or typed.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Somebody sits at the input who can be asked.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The output is a screen that can be drawn on.</summary>
    public bool IsScreen { get; init; }

    /// <summary>Progress can be shown on the error stream.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Who runs the command, and what they have set.</summary>
    public UserSettings User { get; init; } = UserSettings.None;

    /// <summary>The process' own streams and user.</summary>
    public static Terminal OfProcess(Stream output) => new(output, Console.Error)
    {
        Input = Console.In,
        CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
        IsScreen = !Console.IsOutputRedirected && !Console.IsInputRedirected,
        ShowsProgress = !Console.IsErrorRedirected,
        User = UserSettings.OfProcess(),
    };

    /// <summary>Writes bytes as they are, in order with what <see cref="Output"/> was given.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await RawOutput.FlushAsync(cancellationToken);
        await _output.WriteAsync(bytes, cancellationToken);
        await _output.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => RawOutput.DisposeAsync();
}
