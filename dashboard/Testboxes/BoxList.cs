using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.Extensions.Options;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>
/// All boxes as they were some <see cref="DashboardOptions.BoxListAge"/> ago: one reading for all who filter them at the
/// same time, since the silo gives them page by page. All who may read see the same boxes; whether one may is known
/// of the visitor, and who may not asks for itself.
/// </summary>
internal sealed class BoxList(IOptions<DashboardOptions> options, TimeProvider clock)
{
    /// <summary>Longer than any reading that goes on; one that does not end holds nobody for longer.</summary>
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Nobody is shown boxes older than that.</summary>
    private static readonly TimeSpan MaxShownAge = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();

    private Reading? _shared;
    private Reading? _next;

    /// <summary>By name. Throws a <see cref="BoxyardException"/>.</summary>
    public Task<IReadOnlyList<Testbox>> GetAsync(
        BoxyardClient silo, Visitor visitor, CancellationToken cancellationToken)
    {
        if (!visitor.MayRead)
        {
            return ReadAsync(silo).WaitAsync(cancellationToken);
        }

        lock (_gate)
        {
            TakeNext();
            var age = _shared is null ? TimeSpan.MaxValue : clock.GetUtcNow() - _shared.BegunAt;
            if (age >= options.Value.BoxListAge)
            {
                // Not with the visitor's own cancellation: others wait for the same reading.
                _next ??= new Reading(ReadAsync(silo), clock.GetUtcNow());
            }

            // The last reading is shown while the next one goes on, so that nobody waits for thousands of boxes.
            var shown = options.Value.BoxListAge > TimeSpan.Zero && age < MaxShownAge ? _shared! : _next!;
            return shown.Boxes.WaitAsync(cancellationToken);
        }
    }

    /// <summary>What is asked for next is read anew: something was just changed.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            (_shared, _next) = (null, null);
        }
    }

    /// <summary>A reading that failed is nobody's but theirs who waited for it.</summary>
    private void TakeNext()
    {
        if (_next?.Boxes is { IsCompleted: true } ended)
        {
            (_shared, _next) = (ended.IsCompletedSuccessfully ? _next : _shared, null);
        }
    }

    private async Task<IReadOnlyList<Testbox>> ReadAsync(BoxyardClient silo)
    {
        await Task.Yield();
        using var timeout = new CancellationTokenSource(ReadTimeout, clock);
        try
        {
            return await silo.Testboxes.ListAsync(timeout.Token).ToListAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw new BoxyardException(new Problem
            {
                Kind = ProblemKind.Unreachable,
                Title = $"The silo did not list its boxes within {ReadTimeout.TotalSeconds:0} s",
            });
        }
    }

    private sealed record Reading(Task<IReadOnlyList<Testbox>> Boxes, DateTimeOffset BegunAt);
}
