using System.Runtime.CompilerServices;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>What operators do to boxes.</summary>
public sealed partial class TestboxesClient
{
    /// <summary>
    /// Lets a box finish what it runs and gives it no other job. A name that is not known is <see
    /// cref="ProblemKind.NotFound"/>. Can be repeated; of drain, quarantine and resume the last one counts.
    /// </summary>
    public Task<Outcome<Testbox>> TryDrainAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        PostAsync(name, "drain", note, cancellationToken);

    /// <summary>As <see cref="TryDrainAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Testbox> DrainAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        (await TryDrainAsync(name, note, cancellationToken)).GetValue();

    /// <summary>As <see cref="TryDrainAsync"/>, for a box that is broken.</summary>
    public Task<Outcome<Testbox>> TryQuarantineAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        PostAsync(name, "quarantine", note, cancellationToken);

    /// <summary>As <see cref="TryQuarantineAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Testbox> QuarantineAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        (await TryQuarantineAsync(name, note, cancellationToken)).GetValue();

    /// <summary>Gives a drained or quarantined box jobs again.</summary>
    public Task<Outcome<Testbox>> TryResumeAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        PostAsync(name, "resume", note, cancellationToken);

    /// <summary>As <see cref="TryResumeAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Testbox> ResumeAsync(
        string name, OperatorNote? note = null, CancellationToken cancellationToken = default) =>
        (await TryResumeAsync(name, note, cancellationToken)).GetValue();

    /// <summary>Says what a box has; it becomes known if it was not. Can be repeated.</summary>
    public Task<Outcome<Testbox>> TrySetHardwareAsync(
        string name, TestboxHardware hardware, CancellationToken cancellationToken = default) =>
        _transport.SendJsonAsync<Testbox>(
            HttpMethod.Patch, PathOf(name), hardware, canRepeat: true, cancellationToken);

    /// <summary>As <see cref="TrySetHardwareAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<Testbox> SetHardwareAsync(
        string name, TestboxHardware hardware, CancellationToken cancellationToken = default) =>
        (await TrySetHardwareAsync(name, hardware, cancellationToken)).GetValue();

    /// <summary>What the box with this MAC or name would get now, and why. Changes nothing.</summary>
    public Task<Outcome<BootPreview>> TryPreviewBootAsync(string mac, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<BootPreview>(
            new QueryText($"/api/v1/boot-preview/{Uri.EscapeDataString(mac)}"), cancellationToken);

    /// <summary>As <see cref="TryPreviewBootAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<BootPreview> PreviewBootAsync(string mac, CancellationToken cancellationToken = default) =>
        (await TryPreviewBootAsync(mac, cancellationToken)).GetValue();

    /// <summary>
    /// Has a box switched, by the operator's program, within seconds. Not repeated by itself: a second cycle hits a box
    /// that boots. <see cref="ProblemKind.Rejected"/> with status 409 when the box has no program or an action that is
    /// not over, <see cref="ProblemKind.ServerFault"/> with status 429 when it was cycled too often.
    /// </summary>
    /// <param name="name">The box.</param>
    /// <param name="action">What is done.</param>
    /// <param name="force">Do it although another action is not over, or the box was cycled too often.</param>
    /// <param name="cancellationToken">Ends the call; what was asked for is done all the same.</param>
    public Task<Outcome<PowerRequest>> TrySwitchPowerAsync(
        string name, PowerAction action, bool force = false, CancellationToken cancellationToken = default) =>
        _transport.SendJsonAsync<PowerRequest>(
            HttpMethod.Post, PathOf(name, "/power"), new { action, force }, canRepeat: false, cancellationToken);

    /// <summary>As <see cref="TrySwitchPowerAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<PowerRequest> SwitchPowerAsync(
        string name, PowerAction action, bool force = false, CancellationToken cancellationToken = default) =>
        (await TrySwitchPowerAsync(name, action, force, cancellationToken)).GetValue();

    /// <summary>The newest 50 power actions of a box, newest first.</summary>
    public async Task<Outcome<IReadOnlyList<PowerRecord>>> TryListPowerAsync(
        string name, CancellationToken cancellationToken = default) =>
        (await _transport.GetAsync<PowerRecords>(PathOf(name, "/power"), cancellationToken))
            .Select(value => value.Actions);

    /// <summary>As <see cref="TryListPowerAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<PowerRecord>> ListPowerAsync(
        string name, CancellationToken cancellationToken = default) =>
        (await TryListPowerAsync(name, cancellationToken)).GetValue();

    /// <summary>
    /// MACs that asked to boot and have no name, newest first, fetched page by page as they are read. Throws a <see
    /// cref="BoxyardException"/>.
    /// </summary>
    public async IAsyncEnumerable<UnknownBox> ListUnknownAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string? next = null;
        do
        {
            var path = new QueryText("/api/v1/unknown-boxes").Add("page_size", PageSize).Add("next", next);
            var page = (await _transport.GetAsync<UnknownBoxPage>(path, cancellationToken)).GetValue();
            foreach (var box in page.UnknownBoxes)
            {
                yield return box;
            }

            next = page.Next;
        }
        while (next is not null);
    }

    private static QueryText PathOf(string name, string action = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new QueryText($"/api/v1/testboxes/{Uri.EscapeDataString(name)}{action}");
    }

    private Task<Outcome<Testbox>> PostAsync(
        string name, string action, OperatorNote? note, CancellationToken cancellationToken) =>
        _transport.SendJsonAsync<Testbox>(
            HttpMethod.Post,
            PathOf(name, $"/{action}"),
            note ?? new OperatorNote(),
            canRepeat: true,
            cancellationToken);

    private sealed record PowerRecords(IReadOnlyList<PowerRecord> Actions);

    private sealed record UnknownBoxPage(IReadOnlyList<UnknownBox> UnknownBoxes, string? Next);
}
