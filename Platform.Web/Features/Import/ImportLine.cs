using System.Text.Json;
using System.Text.Unicode;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Import;

/// <summary>A line with a row of a known type.</summary>
public sealed record ImportLine(string File, int Number, string Type, ImportRow Row)
{
    public string Id => Row.Id!;

    /// <summary>Reads only the type of a line, because each pass needs only the rows of some types.</summary>
    /// <exception cref="LineRefused">The line is not a JSON object with a type.</exception>
    public static string TypeOf(RawLine line)
    {
        if (line.Json is not { } json)
            throw new LineRefused($"longer than {ImportFile.LongestLine / 1024 / 1024} MB");
        if (!Utf8.IsValid(json.Span))
            throw new LineRefused("not UTF-8");
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new LineRefused("not a JSON object");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isType = reader.ValueTextEquals("type"u8);
                reader.Read();
                if (isType && reader.TokenType == JsonTokenType.String)
                    return reader.GetString()!;
                reader.Skip();
            }
        }
        catch (JsonException e)
        {
            throw Broken(e);
        }

        throw new LineRefused("has no \"type\"");
    }

    public static ImportLine Read(RawLine line, string type)
    {
        try
        {
            ImportRow row = type switch
            {
                "organisation" => Read<OrganisationRow>(line),
                "member" => Read<MemberRow>(line),
                _ => Whole(Read<ImportedContribution>(line)),
            };
            row.Id = Fields.Need(row.Id, "id", Fields.LongestId);
            return new ImportLine(line.File, line.Number, type, row);
        }
        catch (JsonException e)
        {
            throw Broken(e);
        }
        // Thrown for an escaped surrogate without its pair.
        catch (InvalidOperationException)
        {
            throw new LineRefused("holds characters that are no text");
        }
    }

    /// <exception cref="LineRefused">A list holds null or is too long.</exception>
    private static ImportedContribution Whole(ImportedContribution row)
    {
        Fields.RefuseNull("posts", row.Posts);
        Fields.RefuseNull("answers", row.Answers);
        Fields.RefuseNull("coAuthors", row.CoAuthors);
        Fields.RefuseTooMany("coAuthors", row.CoAuthors?.Count, Fields.MostAuthors);
        Fields.RefuseTooMany("fields", row.Fields?.Count, DraftText.MaxFields);
        return row;
    }

    private static T Read<T>(RawLine line) => JsonSerializer.Deserialize<T>(line.Json!.Value.Span, ImportRow.Json)!;

    private static LineRefused Broken(JsonException e) =>
        new(e.Path is { Length: > 2 } path && e.InnerException is not JsonException
            ? $"\"{path[2..]}\" is of the wrong kind"
            : $"broken JSON at byte {e.BytePositionInLine}");
}
