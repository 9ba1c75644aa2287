using System.Globalization;
using System.Text;

namespace Jitter.Regex.Tests;

/// <summary>A subject in every width that holds it.</summary>
internal sealed class Subject
{
    private readonly int[] _codePoints;
    private readonly char[]? _chars;
    private readonly byte[]? _bytes;
    private readonly int _width;

    /// <param name="codePoints">The units.</param>
    /// <param name="width">1: bytes; 2: chars; 4: ints.</param>
    public Subject(int[] codePoints, int width)
    {
        _codePoints = codePoints;
        _width = width;
        _chars = width == 2 ? Array.ConvertAll(codePoints, c => (char)c) : null;
        _bytes = width == 1 ? Array.ConvertAll(codePoints, c => (byte)c) : null;
    }

    public int Length => _codePoints.Length;

    public MatchStatus Match(RegexProgram program, MatchState state) => _width switch
    {
        1 => program.MatchAt(state, _bytes),
        2 => program.MatchAt(state, _chars),
        _ => program.MatchAt(state, _codePoints),
    };

    public MatchStatus FullMatch(RegexProgram program, MatchState state) => _width switch
    {
        1 => program.FullMatch(state, _bytes),
        2 => program.FullMatch(state, _chars),
        _ => program.FullMatch(state, _codePoints),
    };

    public MatchStatus Find(RegexProgram program, MatchState state) => _width switch
    {
        1 => program.Find(state, _bytes),
        2 => program.Find(state, _chars),
        _ => program.Find(state, _codePoints),
    };

    /// <summary>All matches, as finditer finds them, in the recordings' form.</summary>
    public string FindAll(RegexProgram program, long pos, long end)
    {
        MatchState state = MatchState.Rent(Length, pos, end);
        var found = new StringBuilder();
        while (Find(program, state) == MatchStatus.Success)
        {
            found.Append(found.Length == 0 ? "" : "|").Append(Result(program, state, MatchStatus.Success));
            state.Advance();
        }

        state.Return();
        return found.Length == 0 ? "-" : found.ToString();
    }

    /// <summary>A match in the recordings' form.</summary>
    public static string Result(RegexProgram program, MatchState state, MatchStatus status)
    {
        if (status != MatchStatus.Success)
        {
            return status == MatchStatus.Failure ? "-" : status.ToString();
        }

        var spans = new int[(program.Groups + 1) * 2];
        return state.CopySpans(spans)
            ? state.LastIndex.ToString(CultureInfo.InvariantCulture) + ":" + string.Join(',', spans)
            : "wrong span";
    }
}
