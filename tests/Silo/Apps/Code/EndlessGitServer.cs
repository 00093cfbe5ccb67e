using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Boxyard.Tests.Silo.Apps.Code;

/// <summary>A git server whose one file never ends; it sends as long as somebody reads.</summary>
public sealed class EndlessGitServer : IDisposable
{
    private const string Commit = "0123456789012345678901234567890123456789";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _hasSent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EndlessGitServer() => _listener.Start();

    public string Url => $"git://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/a.git";

    /// <summary>So much was read that it no longer is on its way.</summary>
    public Task HasSentMuch => _hasSent.Task;

    /// <summary>Serves one client until it hangs up.</summary>
    public async Task ServeAsync()
    {
        using var client = await _listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var buffer = new byte[64 * 1024];
        _ = await stream.ReadAsync(buffer);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            Line($"{Commit} HEAD\0symref=HEAD:refs/heads/master agent=endless\n")
            + Line($"{Commit} refs/heads/master\n") + "0000"));
        var asked = "";
        while (!asked.Contains("0009done", StringComparison.Ordinal))
        {
            asked += Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer));
        }

        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Line("NAK\n")));
            await SendPackAsync(stream);
        }
        catch (IOException)
        {
            // The client has hung up.
        }
    }

    public void Dispose() => _listener.Dispose();

    private static string Line(string text) => $"{text.Length + 4:x4}{text}";

    /// <summary>One blob of many gigabytes, in blocks that are not compressed.</summary>
    private async Task SendPackAsync(NetworkStream stream)
    {
        const int Much = 32 * 1024 * 1024;
        const int BlockSize = 0xffff;
        // Version 2, one object; of kind 3, its size in groups of 7 bits; the head of a zlib stream.
        byte[] head = [.. "PACK"u8, 0, 0, 0, 2, 0, 0, 0, 1, 0xbf, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x78, 0x01];
        await stream.WriteAsync(head);
        var block = new byte[5 + BlockSize];
        BinaryPrimitives.WriteUInt16LittleEndian(block.AsSpan(1), BlockSize);
        for (var sent = 0L; ; sent += block.Length)
        {
            await stream.WriteAsync(block);
            if (sent > Much)
            {
                _hasSent.TrySetResult();
            }
        }
    }
}
