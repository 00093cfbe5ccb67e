namespace Boxyard.Storage;

/// <summary>Is told after each commit, this silo's or another's. Called on the writer's loop: it must only signal others and return.</summary>
public interface ICommitListener
{
    void Committed(CommitNotice notice);
}
