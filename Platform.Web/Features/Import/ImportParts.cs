using System.Text.Json;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>Imports what kinds add to a contribution, such as the uses of an experience. Long lists are written in pieces.</summary>
public sealed class ImportParts(IEnumerable<ContributionPart> parts)
{
    private const int MostAtOnce = 50;

    /// <summary>Moves the parts of the kind of a line from its other properties to its parts.</summary>
    /// <exception cref="LineRefused">A part is no list of lines, or it is too long.</exception>
    internal void Read(ImportLine line)
    {
        if (line.Row is not ImportedContribution { Others: { } others } row)
            return;
        foreach (var part in PartsOf(line))
        {
            if (others.TryGetValue(part.Name, out var json) && others.Remove(part.Name) && Entries(part.Name, json) is { } entries)
                row.Parts[part.Name] = entries;
        }
    }

    /// <summary>Returns the lines that these contributions have already.</summary>
    internal async Task<KnownParts> Known(IReadOnlyList<ImportLine> lines, IReadOnlyCollection<Contribution> contributions)
    {
        var known = new Dictionary<(string Part, string Contribution, string Member), string>();
        foreach (var part in parts.Where(p => lines.Any(l => ((ImportedContribution)l.Row).Parts.ContainsKey(p.Name))))
        {
            foreach (var line in (await part.Lines([.. contributions.Where(c => c.Kind == part.Kind).Select(c => c.Key)])).SelectMany(l => l))
                known[(part.Name, line.ContributionKey, line.Facts.MemberKey)] = line.Text;
        }

        return new KnownParts(known);
    }

    /// <param name="authors">Keys of the members who wrote the contribution.</param>
    internal IEnumerable<Prepared> Prepare(
        ImportLine line, string key, KnownParts known, Func<SignedRow, Signature> sign, IReadOnlyCollection<string> authors,
        DateTime contributionAt, DateTime now, ImportReport report)
    {
        foreach (var part in PartsOf(line))
        {
            if (!((ImportedContribution)line.Row).Parts.TryGetValue(part.Name, out var entries))
                continue;
            var read = new Dictionary<string, NewPartLine>();
            foreach (var entry in entries)
            {
                var by = Sign(part.Name, entry, sign, authors);
                if (by.IsErased)
                    report.OnNote(line.File, line.Number, $"{part.Name}: \"{entry.Author}\" left the platform; their line is not brought back");
                else if (!read.TryAdd(by.MemberKey!, Of(part, entry, by, contributionAt, now)))
                    throw new LineRefused($"{part.Name}: \"{entry.Author}\" stands there twice");
            }

            var changed = read.Values.Where(l => known.TextOf(part.Name, key, l.MemberKey) != l.Text).ToList();
            if (changed.Count < read.Count)
                yield return new Prepared(line, null, null) { Under = new(part.Name, 0, 0, read.Count - changed.Count) };
            foreach (var piece in changed.Chunk(MostAtOnce))
            {
                var added = piece.Count(l => known.TextOf(part.Name, key, l.MemberKey) is null);
                yield return new Prepared(line, null, () => Write(part, key, piece), piece.Length)
                {
                    Under = new(part.Name, added, piece.Length - added, 0),
                };
            }
        }
    }

    private static Signature Sign(string name, ImportedPartLine entry, Func<SignedRow, Signature> sign, IReadOnlyCollection<string> authors)
    {
        if (entry.Author is null)
            throw new LineRefused($"\"{name}.author\" is missing");
        // Such a line is always shown with a name.
        if (entry.ByLayerOnly == true)
            throw new LineRefused($"{name}: the line of \"{entry.Author}\" cannot be by layer only");
        try
        {
            var by = sign(entry);
            return !authors.Contains(by.MemberKey) ? by : throw new LineRefused($"\"{entry.Author}\" is an author of this text and signs no line");
        }
        catch (LineRefused e)
        {
            throw new LineRefused($"{name}: {e.Message}");
        }
    }

    private static NewPartLine Of(ContributionPart part, ImportedPartLine entry, Signature by, DateTime contributionAt, DateTime now)
    {
        try
        {
            var at = entry.PublishedAt is null ? contributionAt : Fields.Moment(entry.PublishedAt, $"{part.Name}.publishedAt", now);
            return new NewPartLine(by.MemberKey!, by.Organisation?.Key, part.Check(entry.Text), at);
        }
        catch (RuleBroken e)
        {
            throw new RuleBroken(e.Rule, [.. e.Arguments]) { Field = $"{part.Name}.text" };
        }
    }

    private static async Task Write(ContributionPart part, string key, NewPartLine[] piece)
    {
        foreach (var line in piece)
            await part.Write(key, line);
    }

    private static List<ImportedPartLine>? Entries(string name, JsonElement json)
    {
        try
        {
            var entries = json.Deserialize<List<ImportedPartLine>>(ImportRow.Json);
            Fields.RefuseNull(name, entries);
            Fields.RefuseTooMany(name, entries?.Count, Fields.MostSignedLines);
            return entries;
        }
        catch (JsonException e)
        {
            throw new LineRefused($"\"{name}{e.Path?.TrimStart('$')}\" is of the wrong kind");
        }
        // Thrown for an escaped surrogate without its pair.
        catch (InvalidOperationException)
        {
            throw new LineRefused($"\"{name}\" holds characters that are no text");
        }
    }

    private IEnumerable<ContributionPart> PartsOf(ImportLine line) => parts.Where(p => p.Kind.ApiName == line.Type);
}

/// <summary>The texts of lines that are on the platform already.</summary>
internal sealed class KnownParts(IReadOnlyDictionary<(string Part, string Contribution, string Member), string> texts)
{
    /// <returns>Null when the member has no line.</returns>
    public string? TextOf(string part, string contribution, string member) => texts.GetValueOrDefault((part, contribution, member));
}
