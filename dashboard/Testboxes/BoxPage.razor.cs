using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>One box: what it is at, what it ran, what it would get, how it fares, what is known of it.</summary>
public sealed partial class BoxPage
{
    private Testbox? _box;
    private JobAttempt? _attempt;
    private BoxConsole? _console;
    private BootPreview? _preview;
    private SiblingComparison? _siblings;
    private string _group = "";
    private IReadOnlyList<TestboxNote> _notes = [];

    [Parameter]
    public string Name { get; set; } = "";

    private string? Refusal => Visitor.Refusal(AccountRole.Operator);

    protected override async Task LoadAsync()
    {
        var outcome = await Silo.Testboxes.TryGetAsync(Name, Aborted);
        (_box, Problem) = (outcome.Value, outcome.Problem);
        if (_box is null)
        {
            return;
        }

        // Each is gone from the page when it cannot be told: the rest is worth more.
        var asker = _box.Macs is [var mac, ..] ? mac : _box.Name;
        var preview = Silo.Testboxes.TryPreviewBootAsync(asker, Aborted);
        var notes = Silo.Testboxes.TryListNotesAsync(Name, Aborted);
        var siblings = Silo.Testboxes.TryGetSiblingsAsync(Name, Aborted);
        await FindAttemptAsync(_box);
        _preview = (await preview).Value;
        _notes = (await notes).Value ?? [];
        if ((await siblings).Value is { } found)
        {
            (_group, _siblings) = (found.Group, SiblingComparison.Of(Name, found));
        }
    }

    private static string Several(IReadOnlyList<string> texts, string none) =>
        texts.Count == 0 ? none : string.Join(", ", texts);

    private static string Reason(string? text) => text is null ? "" : $": {text}";

    /// <summary>The newest run, with the end of its console's log.</summary>
    private async Task FindAttemptAsync(Testbox box)
    {
        if (box.Runs is [var newest, ..]
            && (await Silo.Jobs.TryGetAsync(newest.JobId, Aborted)).Value is { } job
            && job.Attempts.FirstOrDefault(attempt => attempt.Number == newest.Attempt) is { } attempt)
        {
            _attempt = attempt;
            _console = await BoxConsole.FindAsync(Silo, job.Id, attempt, Aborted);
        }
    }
}
