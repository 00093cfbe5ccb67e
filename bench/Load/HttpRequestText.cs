using System.Text;

namespace Boxyard.Bench.Load;

/// <summary>Writes HTTP/1.1 requests as bytes.</summary>
internal static class HttpRequestText
{
    public static byte[] Get(string path) => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    public static byte[] Put(string path) =>
        Encoding.UTF8.GetBytes($"PUT {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");

    public static byte[] PostJson(string path, string body) =>
        Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
