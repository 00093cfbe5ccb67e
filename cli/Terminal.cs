using System.Text;

namespace Boxyard.Cli;

/// <summary>Where a command writes: answers to the output, everything said about them to the error stream.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    private readonly Stream _output;

    public Terminal(Stream output, TextWriter error)
    {
        _output = output;
        Output = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Error = error;
    }

    /// <summary>Answers, for people and for programs.</summary>
    public TextWriter Output { get; }

    /// <summary>What is said about them.</summary>
    public TextWriter Error { get; }

    /// <summary>What is piped in, or typed.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Somebody sits at the input who can be asked.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The file that a login is kept in; null: nowhere.</summary>
    public string? LoginPath { get; init; }

    /// <summary>Writes bytes as they are, in order with what <see cref="Output"/> was given.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await Output.FlushAsync(cancellationToken);
        await _output.WriteAsync(bytes, cancellationToken);
        await _output.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => Output.DisposeAsync();
}
