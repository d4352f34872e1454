/**
 * Calls of the reference client in `tracking.py` that are not in the guides' trace
 * `../contract/trace/reference-trace.json`: publishing a picture, and making it the thumbnail.
 */
export const BESIDE_THE_TRACE = [
  'POST /actions/tasks/:task/comments/:comment/add-preview',
  'POST /pictures/preview-files/:preview',
  'PUT /actions/preview-files/:preview/set-main-preview',
];
