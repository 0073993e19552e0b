using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Platform.Web.Features.Contributions;

namespace Platform.Web.Data;

/// <summary>Stores a kind as its name.</summary>
internal sealed class KindConverter() : ValueConverter<ContributionKind, string>(kind => kind.Name, name => new ContributionKind(name));

/// <summary>Stores fields as a JSON object of strings; as an empty text where there are none.</summary>
internal sealed class FieldValuesConverter() : ValueConverter<FieldValues, string>(fields => fields.ToString(), json => FieldValues.Parse(json));
