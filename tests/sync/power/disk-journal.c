/*
 * Notes down everything that a process writes below one folder, in order, with its data: loaded before the C library,
 * which carries each call out as ever. A test rebuilds from the notes what a disk would hold after a power cut.
 *
 * MUSTER_DISK_FOLDER names the folder, MUSTER_DISK_JOURNAL the file of the notes. One note is, in this machine's byte
 * order: kind (1 byte), length of the path (4), of the data (4), offset (8), the path, the data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { WRITE = 1, TRUNCATE = 2, SYNC = 3, UNLINK = 4 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int journal = -1;

static void put(const void *bytes, size_t length) {
  while (length > 0) {
    ssize_t done = syscall(SYS_write, journal, bytes, length);
    if (done <= 0) _exit(97);
    bytes = (const char *)bytes + done;
    length -= (size_t)done;
  }
}

static void note(uint8_t kind, const char *path, uint64_t offset, const void *data, uint32_t length) {
  const char *folder = getenv("MUSTER_DISK_FOLDER");
  const char *name = getenv("MUSTER_DISK_JOURNAL");
  if (!folder || !name || strncmp(path, folder, strlen(folder)) != 0) return;
  uint32_t path_length = (uint32_t)strlen(path);
  pthread_mutex_lock(&lock);
  if (journal < 0) journal = (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (journal < 0) _exit(98);
  put(&kind, sizeof kind);
  put(&path_length, sizeof path_length);
  put(&length, sizeof length);
  put(&offset, sizeof offset);
  put(path, path_length);
  put(data, length);
  pthread_mutex_unlock(&lock);
}

static int path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return 1;
}

static void note_write(int fd, const void *data, ssize_t done, int64_t offset) {
  char path[PATH_MAX];
  if (done <= 0 || fd == journal || !path_of(fd, path) || path[0] != '/') return;
  if (offset < 0) offset = lseek(fd, 0, SEEK_CUR) - done;
  note(WRITE, path, (uint64_t)offset, data, (uint32_t)done);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t length) {
  ssize_t done = REAL(write)(fd, data, length);
  note_write(fd, data, done, -1);
  return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  ssize_t done = REAL(pwrite)(fd, data, length, offset);
  note_write(fd, data, done, offset);
  return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  ssize_t done = REAL(pwrite64)(fd, data, length, offset);
  note_write(fd, data, done, offset);
  return done;
}

static void note_fd(uint8_t kind, int fd, uint64_t offset) {
  char path[PATH_MAX];
  if (path_of(fd, path)) note(kind, path, offset, "", 0);
}

int ftruncate(int fd, off_t length) {
  int result = REAL(ftruncate)(fd, length);
  if (result == 0) note_fd(TRUNCATE, fd, (uint64_t)length);
  return result;
}

int ftruncate64(int fd, off64_t length) {
  int result = REAL(ftruncate64)(fd, length);
  if (result == 0) note_fd(TRUNCATE, fd, (uint64_t)length);
  return result;
}

/* A sync is noted once it is over: what it promises holds from then on. */
int fsync(int fd) {
  int result = REAL(fsync)(fd);
  if (result == 0) note_fd(SYNC, fd, 0);
  return result;
}

int fdatasync(int fd) {
  int result = REAL(fdatasync)(fd);
  if (result == 0) note_fd(SYNC, fd, 0);
  return result;
}

int unlink(const char *path) {
  int result = REAL(unlink)(path);
  if (result == 0) note(UNLINK, path, 0, "", 0);
  return result;
}
