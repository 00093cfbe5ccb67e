using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Boxyard.Apps;

/// <summary>Calls git. Whoever cancels kills it with all that it has started.</summary>
internal static class GitRunner
{
    private const int MaxErrorLength = 2_000;

    /// <summary>
    /// Reads at most so many bytes of the output. Throws <see cref="IOException"/> when there is no git.
    /// </summary>
    public static async Task<GitRun> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string folder,
        int maxOutputBytes,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception failure)
        {
            throw new IOException($"git could not be started: {failure.Message}. Install it.", failure);
        }

        process.StandardInput.Close();
        await using var killed = cancellationToken.Register(() => Kill(process));
        var output = ReadAsync(process.StandardOutput.BaseStream, maxOutputBytes, keepsEnd: false);
        var error = ReadAsync(process.StandardError.BaseStream, MaxErrorLength, keepsEnd: true);
        var written = await output;
        var complaint = Encoding.UTF8.GetString((await error).Span);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return new GitRun(process.ExitCode, written, complaint);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Reads on to the end, so that git never waits for a reader; what is too much is dropped.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int maxBytes, bool keepsEnd)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, CancellationToken.None)) > 0)
        {
            if (keepsEnd && kept.Length + count > maxBytes)
            {
                kept.SetLength(0);
            }

            kept.Write(buffer, 0, (int)Math.Min(count, maxBytes - Math.Min(maxBytes, kept.Length)));
        }

        return kept.ToArray();
    }
}
