using System.Globalization;
using Platform.Web.Shared;

namespace Platform.Web.Features.Rounds;

/// <summary>The act, the question and the version that a button sends: "Admit a7k2m9xq4w 12".</summary>
public readonly record struct DeskAct(ActKind Kind, string? Key, long Seen)
{
    public static DeskAct Read(string? typed)
    {
        var parts = (typed ?? "").Split(' ');
        if (!Enum.TryParse<ActKind>(parts[0], out var kind) || !Enum.IsDefined(kind))
            throw new RuleBroken("QuestionGone");
        var seen = parts.Length > 2 && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        return new DeskAct(kind, parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null, seen);
    }
}
