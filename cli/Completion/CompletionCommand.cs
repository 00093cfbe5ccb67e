using System.CommandLine;

namespace Boxyard.Cli.Completion;

/// <summary>`boxyard completion bash|zsh|fish`: the lines that teach a shell to complete `boxyard`.</summary>
internal sealed class CompletionCommand : BoxyardCommand
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh or fish." };

    public override bool AreUserFilesOptional => true;

    protected override Command Describe()
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        return new Command(
            "completion", "Print what completes boxyard's words in a shell: eval \"$(boxyard completion bash)\".")
        {
            _shell,
        };
    }

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var text = session.Arguments.GetRequiredValue(_shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            _ => Fish,
        };
        await session.Output.WriteLineAsync(text);
        return ExitCode.Done;
    }

    // The directive [suggest:N] LINE of the command line's library prints what may stand at N, a line each.
    private const string Bash = """
        _boxyard() {
            local line=${COMP_LINE:0:COMP_POINT}
            local word=${line##* }
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(boxyard "[suggest:${#line}]" "$line" 2> /dev/null)" -- "$word"))
            [[ ${COMPREPLY-} == */ ]] && compopt -o nospace
            # Words that bash splits at : or = are completed from there on.
            local cut=${word%"${COMP_WORDS[COMP_CWORD]}"}
            [[ -z $cut || $cut == "$word" ]] || COMPREPLY=("${COMPREPLY[@]#"$cut"}")
        }
        complete -F _boxyard boxyard
        """;

    private const string Zsh = """
        _boxyard() {
            local line="${LBUFFER}"
            local -a words
            words=("${(@f)$(boxyard "[suggest:${#line}]" "$line" 2> /dev/null)}")
            compadd -Q -- $words
        }
        compdef _boxyard boxyard
        """;

    private const string Fish = """
        function __boxyard
            set -l line (commandline -cp)
            boxyard "[suggest:"(string length -- "$line")"]" "$line" 2> /dev/null
        end
        complete -c boxyard -f -a '(__boxyard)'
        """;
}
