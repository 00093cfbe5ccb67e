using Boxyard.Client;
using Microsoft.Extensions.Options;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>
/// All boxes as they were at most <see cref="DashboardOptions.BoxListAge"/> ago: one reading for all visits of one
/// account that filter them at the same time, since the silo gives them page by page.
/// </summary>
internal sealed class BoxList(IOptions<DashboardOptions> options, TimeProvider clock)
{
    /// <summary>Longer than any reading that goes on; one that does not end holds nobody for longer.</summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();

    // By the visitors' tokens: what an account may see is not shown to another.
    private readonly Dictionary<string, Reading> _readings = new(StringComparer.Ordinal);

    /// <summary>By name. Throws a <see cref="BoxyardException"/>.</summary>
    public Task<IReadOnlyList<Testbox>> GetAsync(BoxyardClient silo, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var token = silo.Options.Token ?? "";
            if (!_readings.TryGetValue(token, out var reading) || !IsFresh(reading, now))
            {
                Array.ForEach(
                    [.. _readings.Keys.Where(key => !IsFresh(_readings[key], now))], key => _readings.Remove(key));
                // Not with the visitor's own cancellation: others wait for the same reading.
                reading = new Reading(ReadAsync(silo), now);
                _readings[token] = reading;
            }

            return reading.Boxes.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What is asked for next is read anew: something was just changed.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _readings.Clear();
        }
    }

    private bool IsFresh(Reading reading, DateTimeOffset now) =>
        reading.Boxes is { IsCompleted: false }
        || (reading.Boxes is { IsCompletedSuccessfully: true } && now - reading.BegunAt < options.Value.BoxListAge);

    private async Task<IReadOnlyList<Testbox>> ReadAsync(BoxyardClient silo)
    {
        await Task.Yield();
        using var timeout = new CancellationTokenSource(ReadTimeout, clock);
        return await silo.Testboxes.ListAsync(timeout.Token).ToListAsync(timeout.Token);
    }

    private sealed record Reading(Task<IReadOnlyList<Testbox>> Boxes, DateTimeOffset BegunAt);
}
