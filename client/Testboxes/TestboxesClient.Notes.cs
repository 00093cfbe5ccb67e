namespace Boxyard.Client;

/// <summary>What is written down about boxes, and how they compare.</summary>
public sealed partial class TestboxesClient
{
    /// <summary>The newest 100 notes about a box, newest first.</summary>
    public async Task<Outcome<IReadOnlyList<TestboxNote>>> TryListNotesAsync(
        string name, CancellationToken cancellationToken = default) =>
        (await _transport.GetAsync<NoteList>(PathOf(name, "/notes"), cancellationToken)).Select(list => list.Notes);

    /// <summary>As <see cref="TryListNotesAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<TestboxNote>> ListNotesAsync(
        string name, CancellationToken cancellationToken = default) =>
        (await TryListNotesAsync(name, cancellationToken)).GetValue();

    /// <summary>
    /// Writes a note about a box. Repeated by itself after a lost answer: it is one note all the same.
    /// </summary>
    /// <param name="name">The box.</param>
    /// <param name="text">At most 4,000 characters.</param>
    /// <param name="by">Who writes it, where the silo has no accounts. Default: `operator`.</param>
    /// <param name="id">Of a note that may have been sent before. Default: a new one.</param>
    /// <param name="cancellationToken">Ends the call; the note may be there all the same.</param>
    public Task<Outcome<TestboxNote>> TryAddNoteAsync(
        string name, string text, string? by = null, Guid? id = null, CancellationToken cancellationToken = default) =>
        _transport.SendJsonAsync<TestboxNote>(
            HttpMethod.Post,
            PathOf(name, "/notes"),
            new { text, by, id = id ?? Guid.NewGuid() },
            canRepeat: true,
            cancellationToken);

    /// <summary>As <see cref="TryAddNoteAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<TestboxNote> AddNoteAsync(
        string name, string text, string? by = null, Guid? id = null, CancellationToken cancellationToken = default) =>
        (await TryAddNoteAsync(name, text, by, id, cancellationToken)).GetValue();

    /// <summary>Takes a note away; can be repeated. Throws a <see cref="BoxyardException"/>.</summary>
    public async Task RemoveNoteAsync(string name, Guid id, CancellationToken cancellationToken = default)
    {
        var path = PathOf(name, $"/notes/{id}").ToUri();
        var outcome = await _transport.SendForTextAsync(
            () => new HttpRequestMessage(HttpMethod.Delete, path), canRepeat: true, cancellationToken);
        outcome.GetValue();
    }

    /// <summary>How the last 30 attempts ended of each box of its group, of the first 40 by name.</summary>
    public Task<Outcome<TestboxSiblings>> TryGetSiblingsAsync(
        string name, CancellationToken cancellationToken = default) =>
        _transport.GetAsync<TestboxSiblings>(PathOf(name, "/siblings"), cancellationToken);

    /// <summary>As <see cref="TryGetSiblingsAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<TestboxSiblings> GetSiblingsAsync(
        string name, CancellationToken cancellationToken = default) =>
        (await TryGetSiblingsAsync(name, cancellationToken)).GetValue();

    private sealed record NoteList(IReadOnlyList<TestboxNote> Notes);
}
