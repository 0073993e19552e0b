using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Organisations;

namespace Platform.Web.Features.Import;

public sealed class ImportOrganisations(PlatformDb db, ImportReasons reasons)
{
    internal async Task<IReadOnlyList<Prepared>> Prepare(IReadOnlyList<ImportLine> lines, ImportReport report)
    {
        var ids = lines.Select(l => l.Id).ToList();
        var natives = NativeId.KeysIn(ids);
        var known = await db.Organisations.AsNoTracking()
            .Where(o => EF.Parameter(ids).Contains(o.ExternalId!) || (o.ExternalId == null && EF.Parameter(natives).Contains(o.Key)))
            .ToDictionaryAsync(o => o.ExternalId ?? NativeId.Of(o.Key));
        var wanted = FreeKeys.Wanted(lines.Select(l => l.Row));
        var keys = new FreeKeys(await db.Organisations.Where(o => EF.Parameter(wanted).Contains(o.Key)).Select(o => o.Key).ToListAsync(), report);
        return lines.PrepareEach(report, reasons, line =>
        {
            var row = (OrganisationRow)line.Row;
            var name = Fields.Name(row.Name, 200);
            var layer = Fields.Layer(row.Layer) ?? throw new LineRefused("\"layer\" is missing");
            var endedOn = Fields.Day(row.EndedOn, "endedOn");
            if (known.GetValueOrDefault(line.Id) is not { } old)
            {
                var key = keys.For(line, row);
                return [new Prepared(line, Outcome.New, () => Add(new Organisation(key, name, layer, line.Id), name, layer, endedOn))];
            }

            return old.Name == name && old.Layer == layer && old.EndedOn == endedOn
                ? [new Prepared(line, Outcome.Unchanged, null)]
                : [new Prepared(line, Outcome.Changed, async () =>
                    (await db.Organisations.SingleAsync(o => o.Key == old.Key)).Describe(name, layer, endedOn))];
        });
    }

    private Task Add(Organisation organisation, string name, Layer layer, DateOnly? endedOn)
    {
        organisation.Describe(name, layer, endedOn);
        db.Organisations.Add(organisation);
        return Task.CompletedTask;
    }
}
