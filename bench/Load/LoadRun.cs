using System.Diagnostics;
using System.Net;

namespace Boxyard.Bench.Load;

/// <summary>
/// Sends a number of requests over a number of connections, each connection one request at a time, and takes the time.
/// The connections are spread over the servers.
/// </summary>
internal sealed class LoadRun(IReadOnlyList<IPEndPoint> servers, int connectionCount)
{
    public LoadRun(IPEndPoint server, int connectionCount)
        : this([server], connectionCount)
    {
    }

    /// <summary>
    /// Requests a second. Every answer must satisfy `accept`, or the run fails: a fast error is no speed.
    /// </summary>
    public async Task<double> MeasureAsync(
        int requestCount, Func<int, byte[]> request, Func<HttpAnswer, bool> accept, CancellationToken cancellationToken)
    {
        var connections = new List<HttpConnection>(connectionCount);
        try
        {
            for (var index = 0; index < Math.Min(connectionCount, requestCount); index++)
            {
                connections.Add(new HttpConnection());
                await connections[index].ConnectAsync(servers[index % servers.Count], cancellationToken);
            }

            var next = -1;
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(
                connections.Select(connection => Task.Run(() => SendAllAsync(connection), cancellationToken)));
            return requestCount / Stopwatch.GetElapsedTime(started).TotalSeconds;

            async Task SendAllAsync(HttpConnection connection)
            {
                int index;
                while ((index = Interlocked.Increment(ref next)) < requestCount)
                {
                    var answer = await connection.SendAsync(request(index), cancellationToken);
                    if (!accept(answer))
                    {
                        throw new InvalidOperationException(
                            $"Request {index} was answered {answer.Status}: "
                            + System.Text.Encoding.UTF8.GetString(answer.Body.Span));
                    }
                }
            }
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }
}
