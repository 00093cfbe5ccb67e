using Boxyard.Client;
using Microsoft.Extensions.Options;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>
/// All boxes as they were at most <see cref="DashboardOptions.BoxListAge"/> ago: one reading for all visitors who
/// filter them at the same time, since the silo gives them page by page.
/// </summary>
internal sealed class BoxList(BoxyardClient silo, IOptions<DashboardOptions> options, TimeProvider clock)
{
    /// <summary>Longer than any reading that goes on; one that does not end holds nobody for longer.</summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private Task<IReadOnlyList<Testbox>>? _reading;
    private DateTimeOffset _begunAt;

    /// <summary>By name. Throws a <see cref="BoxyardException"/>.</summary>
    public Task<IReadOnlyList<Testbox>> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var isFresh = _reading is { IsCompleted: false }
                || (_reading is { IsCompletedSuccessfully: true } && now - _begunAt < options.Value.BoxListAge);
            if (!isFresh)
            {
                _begunAt = now;
                // Not with the visitor's own cancellation: others wait for the same reading.
                _reading = ReadAsync();
            }

            return _reading!.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What is asked for next is read anew: something was just changed.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _reading = null;
        }
    }

    private async Task<IReadOnlyList<Testbox>> ReadAsync()
    {
        await Task.Yield();
        using var timeout = new CancellationTokenSource(ReadTimeout, clock);
        return await silo.Testboxes.ListAsync(timeout.Token).ToListAsync(timeout.Token);
    }
}
