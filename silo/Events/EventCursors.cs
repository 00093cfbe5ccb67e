using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Events;

/// <summary>
/// Finds the place where a stream begins. A cursor of another database, or of a time that a restore has undone, is
/// refused where that can be told: to go on from it would miss events and say nothing.
/// </summary>
internal sealed class EventCursors(IEventFeed events)
{
    private const int MaxShownLength = 100;

    /// <summary>The cursor of this text, or of now without one; else why not.</summary>
    public async Task<(EventCursor? Cursor, ProblemHttpResult? Refusal)> FindAsync(
        string? text, CancellationToken cancellationToken)
    {
        var end = await events.GetEndAsync(cancellationToken);
        if (string.IsNullOrEmpty(text))
        {
            return (new EventCursor(end), null);
        }

        if (EventCursor.Parse(text) is not { } cursor)
        {
            return (null, Problems.BadRequest(
                $"'{ShortText.Cut(text, MaxShownLength)}' is no cursor. Give the id of an event of this stream, `0` "
                    + "for the beginning, or nothing for now."));
        }

        var stored = cursor.Position.Id > 0
            ? await events.FindPositionAsync(cursor.Position.Id, cancellationToken)
            : null;
        var isStrange = cursor.Position.IsAfter(end)
            || (stored is { } position && position.Transaction != cursor.Position.Transaction);
        return isStrange
            ? (null, Problems.Of(
                StatusCodes.Status409Conflict,
                $"The cursor {cursor.Position.Transaction}-{cursor.Position.Id} is of no event here: the database was "
                    + "restored or is another one. Begin without it, and read what you follow anew."))
            : (cursor, null);
    }
}
