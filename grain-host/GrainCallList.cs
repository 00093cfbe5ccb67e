namespace Boxyard.GrainHost;

/// <summary>
/// Calls in the order in which they came, linked through themselves. A call is in one list at a time.
/// </summary>
internal struct GrainCallList
{
    private GrainCall? _last;

    public GrainCall? First { get; private set; }

    public int Count { get; private set; }

    public void Add(GrainCall call)
    {
        call.Previous = _last;
        call.Next = null;
        if (_last is null)
        {
            First = call;
        }
        else
        {
            _last.Next = call;
        }

        _last = call;
        Count++;
    }

    /// <summary>The list must not be empty.</summary>
    public GrainCall TakeFirst()
    {
        var first = First!;
        Remove(first);
        return first;
    }

    /// <summary>The call must be in this list.</summary>
    public void Remove(GrainCall call)
    {
        if (call.Previous is null)
        {
            First = call.Next;
        }
        else
        {
            call.Previous.Next = call.Next;
        }

        if (call.Next is null)
        {
            _last = call.Previous;
        }
        else
        {
            call.Next.Previous = call.Previous;
        }

        call.Previous = null;
        call.Next = null;
        Count--;
    }

    public readonly GrainCall[] ToArray()
    {
        var calls = new GrainCall[Count];
        var index = 0;
        for (var call = First; call is not null; call = call.Next)
        {
            calls[index++] = call;
        }

        return calls;
    }
}
