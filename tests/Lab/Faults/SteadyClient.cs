using System.Net;
using System.Text;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>
/// Sends a call until it is answered: what boxes and careful clients do. An answer from 500 on is none.
/// </summary>
internal sealed class SteadyClient : IDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(2) };
    private readonly IReadOnlyList<Uri> _silos;
    private readonly History _history;
    private readonly bool _staysWhileAnswered;
    private int _turn;

    /// <param name="silos">Those that it may ask.</param>
    /// <param name="history">Where it is counted.</param>
    /// <param name="number">Which silo it asks first.</param>
    /// <param name="staysWhileAnswered">It leaves a silo only when that fails, or else goes round.</param>
    public SteadyClient(IReadOnlyList<Uri> silos, History history, int number, bool staysWhileAnswered = false)
    {
        _silos = silos;
        _history = history;
        _turn = number;
        _staysWhileAnswered = staysWhileAnswered;
    }

    public Task<(HttpStatusCode Status, byte[] Body)> GetAsync(string path, CancellationToken giveUp) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), giveUp);

    public static HttpRequestMessage Post(string path, string body) => new(HttpMethod.Post, path)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    /// <summary>Throws when it is told to give up: then nobody knows whether the call arrived.</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> SendAsync(
        Func<HttpRequestMessage> toRequest, CancellationToken giveUp)
    {
        using var pause = new PeriodicTimer(PauseAfterFailure);
        while (true)
        {
            try
            {
                using var request = toRequest();
                request.RequestUri = new Uri(_silos[_turn % _silos.Count], request.RequestUri!.ToString());
                using var answer = await _http.SendAsync(request, giveUp);
                var body = await answer.Content.ReadAsByteArrayAsync(giveUp);
                if (answer.StatusCode < HttpStatusCode.InternalServerError)
                {
                    _turn += _staysWhileAnswered ? 0 : 1;
                    _history.Acknowledge();
                    return (answer.StatusCode, body);
                }
            }
            catch (Exception failure) when (!giveUp.IsCancellationRequested && IsOutage(failure))
            {
                // The next silo, or the same one when it is back, is asked.
            }

            _turn++;
            _history.Fail();
            await pause.WaitForNextTickAsync(giveUp);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>An HttpClient reports its own time-out as a cancellation.</summary>
    private static bool IsOutage(Exception failure) =>
        failure is HttpRequestException or IOException or OperationCanceledException;
}
