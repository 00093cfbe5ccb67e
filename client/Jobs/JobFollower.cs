using System.Runtime.CompilerServices;
using System.Text;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>Remembers what was already told of a followed job: its state, and how far each log was read.</summary>
internal sealed class JobFollower(Transport transport, IReadOnlyCollection<string>? streams)
{
    private readonly Dictionary<(int Attempt, string Stream), Position> _positions = [];
    private JobState? _state;

    /// <summary>
    /// What of a piece was not told yet; null for nothing. What came before it and was not told either is read with the
    /// next text of the job, and this piece with it.
    /// </summary>
    public JobUpdate? Take(Job job, LogPiece piece)
    {
        var position = PositionOf(piece.Attempt, piece.Stream);
        if (!IsWanted(piece.Stream) || piece.Next <= position.Offset || piece.Offset > position.Offset)
        {
            return null;
        }

        ReadOnlyMemory<byte> bytes = piece.ToBytes().AsMemory((int)(position.Offset - piece.Offset));
        position.Offset = piece.Next;
        return UpdateOf(job, piece.Attempt, piece.Stream, position.Decode(bytes.Span), bytes);
    }

    /// <summary>
    /// What is new in <paramref name="job"/>: text first, so that a final state comes after all output. Of a job that
    /// is finished the text is read in any case.
    /// </summary>
    public async IAsyncEnumerable<JobUpdate> ReadNewAsync(
        Job job, bool withText, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A state before its end is told ahead of the text that was written in it.
        if (_state != job.State && !job.IsFinished)
        {
            _state = job.State;
            yield return new JobUpdate { Job = job };
        }

        foreach (var attempt in withText || job.IsFinished ? job.Attempts : [])
        {
            foreach (var log in attempt.Logs.Where(log => IsWanted(log.Stream)))
            {
                await foreach (var update in ReadTextAsync(job, attempt.Number, log, cancellationToken))
                {
                    yield return update;
                }
            }
        }

        if (job.IsFinished)
        {
            yield return new JobUpdate { Job = job };
        }
    }

    private async IAsyncEnumerable<JobUpdate> ReadTextAsync(
        Job job, int attempt, JobLog log, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = PositionOf(attempt, log.Stream);
        if (log.Size > position.Offset)
        {
            var reader = new LogReader(transport, job.Id, attempt, log.Stream);
            await foreach (var piece in reader.ReadAsync(position.Offset, cancellationToken))
            {
                position.Offset += piece.Length;
                yield return UpdateOf(job, attempt, log.Stream, position.Decode(piece.Span), piece);
            }
        }

        if (job.IsFinished && position.Flush() is { Length: > 0 } rest)
        {
            yield return UpdateOf(job, attempt, log.Stream, rest, ReadOnlyMemory<byte>.Empty);
        }
    }

    private bool IsWanted(string stream) => streams is null || streams.Contains(stream);

    private Position PositionOf(int attempt, string stream)
    {
        if (!_positions.TryGetValue((attempt, stream), out var position))
        {
            _positions.Add((attempt, stream), position = new Position());
        }

        return position;
    }

    private static JobUpdate UpdateOf(
        Job job, int attempt, string stream, string text, ReadOnlyMemory<byte> bytes) =>
        new() { Job = job, Attempt = attempt, Stream = stream, Text = text, Bytes = bytes };

    /// <summary>How far one stream was read; the decoder holds a character that the last piece cut in two.</summary>
    private sealed class Position
    {
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

        public long Offset { get; set; }

        public string Decode(ReadOnlySpan<byte> bytes)
        {
            var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
            return new string(characters, 0, _decoder.GetChars(bytes, characters, flush: false));
        }

        /// <summary>What a log that ends in the middle of a character is left with: a mark of it.</summary>
        public string Flush()
        {
            var characters = new char[2];
            return new string(characters, 0, _decoder.GetChars([], characters, flush: true));
        }
    }
}
