using System.Text;

namespace Boxyard.Cli;

/// <summary>Writes to another, without what a terminal would take for more than text.</summary>
internal sealed class CleanWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(CleanText.Of(value.ToString()));

    public override void Write(string? value) => inner.Write(value is null ? null : CleanText.Of(value));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value) => Write($"{value}\n");

    public override Task WriteAsync(char value) => inner.WriteAsync(CleanText.Of(value.ToString()));

    public override Task WriteAsync(string? value) =>
        inner.WriteAsync(value is null ? null : CleanText.Of(value));

    public override Task WriteAsync(char[] buffer, int index, int count) =>
        WriteAsync(new string(buffer, index, count));

    public override Task WriteLineAsync() => inner.WriteAsync('\n');

    public override Task WriteLineAsync(string? value) => WriteAsync($"{value}\n");

    public override void Flush() => inner.Flush();

    public override Task FlushAsync() => inner.FlushAsync();
}
