using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>One queue, and whether it gives jobs.</summary>
public sealed partial class QueuesClient
{
    /// <summary>
    /// One queue; a sub-queue is `queue/idle`. A name that no job and no pause had is <see
    /// cref="ProblemKind.NotFound"/>.
    /// </summary>
    public Task<Outcome<QueueDetail>> TryGetAsync(string name, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<QueueDetail>(PathOf(name), cancellationToken);

    /// <summary>As <see cref="TryGetAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<QueueDetail> GetAsync(string name, CancellationToken cancellationToken = default) =>
        (await TryGetAsync(name, cancellationToken)).GetValue();

    /// <summary>
    /// Lets a queue and its sub-queues give no job; what is submitted waits. Also before its first job: look at the
    /// answer's name for a slip. Can be repeated.
    /// </summary>
    public Task<Outcome<JobQueue>> TryPauseAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        PostAsync(PathOf(name, "/pause"), note, cancellationToken);

    /// <summary>As <see cref="TryPauseAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<JobQueue> PauseAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        (await TryPauseAsync(name, note, cancellationToken)).GetValue();

    /// <summary>Lets a queue give jobs again, and wakes the boxes that wait. Can be repeated.</summary>
    public Task<Outcome<JobQueue>> TryResumeAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        PostAsync(PathOf(name, "/resume"), note, cancellationToken);

    /// <summary>As <see cref="TryResumeAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<JobQueue> ResumeAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        (await TryResumeAsync(name, note, cancellationToken)).GetValue();

    private static QueryText PathOf(string name, string action = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new QueryText($"/api/v1/queues/{Uri.EscapeDataString(name)}{action}");
    }

    private Task<Outcome<JobQueue>> PostAsync(
        QueryText path, OperatorNote? note, CancellationToken cancellationToken) =>
        _transport.SendJsonAsync<JobQueue>(
            HttpMethod.Post, path, note ?? new OperatorNote(), canRepeat: true, cancellationToken);
}
