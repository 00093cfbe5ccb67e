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
    /// What is new in <paramref name="job"/>: text first, so that a final state comes after all output.
    /// </summary>
    public async IAsyncEnumerable<JobUpdate> ReadNewAsync(
        Job job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A state before its end is told ahead of the text that was written in it.
        if (_state != job.State && !job.IsFinished)
        {
            _state = job.State;
            yield return new JobUpdate { Job = job };
        }

        foreach (var attempt in job.Attempts)
        {
            foreach (var log in attempt.Logs.Where(l => streams is null || streams.Contains(l.Stream)))
            {
                await foreach (var text in ReadTextAsync(job.Id, attempt.Number, log, cancellationToken))
                {
                    yield return new JobUpdate
                    {
                        Job = job,
                        Attempt = attempt.Number,
                        Stream = log.Stream,
                        Text = text,
                    };
                }
            }
        }

        if (job.IsFinished)
        {
            yield return new JobUpdate { Job = job };
        }
    }

    private async IAsyncEnumerable<string> ReadTextAsync(
        long jobId, int attempt, JobLog log, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_positions.TryGetValue((attempt, log.Stream), out var position))
        {
            _positions.Add((attempt, log.Stream), position = new Position());
        }

        if (log.Size <= position.Offset)
        {
            yield break;
        }

        var reader = new LogReader(transport, jobId, attempt, log.Stream);
        await foreach (var piece in reader.ReadAsync(position.Offset, cancellationToken))
        {
            position.Offset += piece.Length;
            yield return position.Decode(piece.Span);
        }
    }

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
    }
}
