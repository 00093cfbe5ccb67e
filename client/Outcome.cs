using System.Diagnostics.CodeAnalysis;

namespace Boxyard.Client;

/// <summary>What a `TryX` call came to: a value or a problem, never both.</summary>
public sealed record Outcome<T>
    where T : class
{
    internal Outcome(T value) => Value = value;

    internal Outcome(Problem problem) => Problem = problem;

    /// <summary>True when there is a <see cref="Value"/>.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Value is not null;

    /// <summary>The answer; null when the call failed.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value; null when the call succeeded.</summary>
    public Problem? Problem { get; }

    internal Outcome<TOther> Select<TOther>(Func<T, TOther> select)
        where TOther : class =>
        Succeeded ? new Outcome<TOther>(select(Value)) : new Outcome<TOther>(Problem);

    /// <summary>The value, or a <see cref="BoxyardException"/> with the problem.</summary>
    public T GetValue() => Succeeded ? Value : throw new BoxyardException(Problem);
}
