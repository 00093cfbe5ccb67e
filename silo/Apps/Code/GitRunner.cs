using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Boxyard.Apps.Code;

/// <summary>
/// Calls git, bounded in memory where the machine has `prlimit`. Whoever cancels kills it with all that it has started.
/// </summary>
internal sealed partial class GitRunner(ILogger<GitRunner> logger)
{
    private const int MaxErrorLength = 2_000;
    private const string Limiter = "/usr/bin/prlimit";

    /// <summary>Of address space: what a clone's deltas unfold to is the server's memory.</summary>
    private const long MaxMemory = 2L * 1024 * 1024 * 1024;

    /// <summary>
    /// Reads at most so many bytes of the output. Throws <see cref="IOException"/> when there is no git.
    /// </summary>
    public Task<GitRun<ReadOnlyMemory<byte>>> RunAsync(
        GitCall call, int maxOutputBytes, CancellationToken cancellationToken) =>
        RunAsync(call, output => ReadStartAsync(output, maxOutputBytes), cancellationToken);

    /// <summary>
    /// `read` gets the output, and is done when git is; what it throws is thrown after git has ended.
    /// </summary>
    public async Task<GitRun<TOutput>> RunAsync<TOutput>(
        GitCall call, Func<Stream, Task<TOutput>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = StartOf(call) };
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
        var error = ReadEndAsync(process.StandardError.BaseStream, MaxErrorLength);
        try
        {
            var output = await read(process.StandardOutput.BaseStream);
            var complaint = Encoding.UTF8.GetString(await error);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return new GitRun<TOutput>(process.ExitCode, output, complaint);
        }
        catch
        {
            // Nobody reads on, so that it would wait for ever.
            Kill(process);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>The last bytes of a stream, which is read to its end so that nobody waits for a reader.</summary>
    public static async Task<byte[]> ReadEndAsync(Stream stream, int maxBytes)
    {
        var kept = Array.Empty<byte>();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, CancellationToken.None)) > 0)
        {
            kept = [.. kept.Concat(buffer[..count]).TakeLast(maxBytes)];
        }

        return kept;
    }

    private static ProcessStartInfo StartOf(GitCall call)
    {
        var isLimited = OperatingSystem.IsLinux() && File.Exists(Limiter);
        var start = isLimited
            ? new ProcessStartInfo(Limiter, [$"--as={MaxMemory}", "git", .. call.Arguments])
            : new ProcessStartInfo("git", call.Arguments);
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = call.Folder;
        start.Environment.Clear();
        foreach (var (name, value) in call.Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Runs where a timer fires: what flew out of it would end the silo.</summary>
    private void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        catch (Exception failure) when (failure is Win32Exception or AggregateException or NotSupportedException)
        {
            LogKill(logger, failure);
        }
    }

    /// <summary>Reads on to the end; what is too much is dropped.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadStartAsync(Stream stream, int maxBytes)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, CancellationToken.None)) > 0)
        {
            kept.Write(buffer, 0, (int)Math.Min(count, maxBytes - Math.Min(maxBytes, kept.Length)));
        }

        return kept.ToArray();
    }

    [LoggerMessage(LogLevel.Error, "A git that has to end could not be killed")]
    private static partial void LogKill(ILogger logger, Exception exception);
}
